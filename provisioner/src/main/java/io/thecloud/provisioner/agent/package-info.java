/// The node agent: follows the log, watches Docker, carries out the plan and reports what it sees.
/// It never decides; every change of the log comes from the decider.
@NullMarked
package io.thecloud.provisioner.agent;

import org.jspecify.annotations.NullMarked;
