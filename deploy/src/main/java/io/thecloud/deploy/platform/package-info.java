/// Up, down, status and demo: the platform as a set of services that belong together.
/// One process is `process`'s business; databases are the services'.
@NullMarked
package io.thecloud.deploy.platform;

import org.jspecify.annotations.NullMarked;
