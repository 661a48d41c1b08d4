/// The whole platform as its users meet it: real processes, a real broker, real containers, real signals.
/// Nothing here reaches into a service; what a test cannot see from outside is tested in the module it belongs to.
@NullMarked
package io.thecloud.deploy.e2e;

import org.jspecify.annotations.NullMarked;
