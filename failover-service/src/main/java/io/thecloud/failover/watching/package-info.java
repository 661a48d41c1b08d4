/// Follows the log, so that the service knows every group, its members and their epoch.
/// Whether a primary is alive is not judged here.
@NullMarked
package io.thecloud.failover.watching;

import org.jspecify.annotations.NullMarked;
