/// Puts the provisioner together: configuration, the decider, the node agent, and what they say of their health.
/// Deciding, planning and driving Docker are done in the packages below.
@NullMarked
package io.thecloud.provisioner;

import org.jspecify.annotations.NullMarked;
