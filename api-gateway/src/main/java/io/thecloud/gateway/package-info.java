/// The gateway's settings.
/// What it does with them lives in the packages below.
@NullMarked
package io.thecloud.gateway;

import org.jspecify.annotations.NullMarked;
