/// Decides commands: pure functions from state, command and time to events or a named refusal.
/// Nothing here reads a clock, a topic or Docker.
@NullMarked
package io.thecloud.provisioner.deciding;

import org.jspecify.annotations.NullMarked;
