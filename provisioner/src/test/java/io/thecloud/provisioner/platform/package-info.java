/// A node agent and a decider over a log in memory, on the real Docker engine: databases are made, broken and removed.
/// Each test has a platform, and so a label, of its own; what it made goes with it.
@NullMarked
package io.thecloud.provisioner.platform;

import org.jspecify.annotations.NullMarked;
