/// How the service is put together: its settings, its start, and whether it is ready.
/// All that it does lives in the packages below.
@NullMarked
package io.thecloud.credentials;

import org.jspecify.annotations.NullMarked;
