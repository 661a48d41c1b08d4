/// Plans what to do on a node: a pure function from what the log wants and what Docker shows to steps.
/// Steps are carried out by the agent; nothing here touches Docker.
@NullMarked
package io.thecloud.provisioner.planning;

import org.jspecify.annotations.NullMarked;
