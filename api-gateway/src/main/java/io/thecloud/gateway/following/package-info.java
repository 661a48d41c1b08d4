/// The gateway's view of the log: follower, outcomes, history, and whether they are ready.
/// What is read from the view lives with the resources.
@NullMarked
package io.thecloud.gateway.following;

import org.jspecify.annotations.NullMarked;
