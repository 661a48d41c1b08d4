/// Sends commands to the decider and waits for what became of them.
/// What the commands mean, and what their refusals look like in HTTP, is not known here.
@NullMarked
package io.thecloud.gateway.commands;

import org.jspecify.annotations.NullMarked;
