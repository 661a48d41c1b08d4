/// Who is asking: API keys, tenants, and the trail of refused attempts.
/// What a caller may then do with a database is not decided here.
@NullMarked
package io.thecloud.gateway.access;

import org.jspecify.annotations.NullMarked;
