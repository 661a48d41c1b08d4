/// What may be asked of the platform or reported to it, and the answers to that.
/// Deciding is done elsewhere; nothing here knows the state.
@NullMarked
package io.thecloud.schema.command;

import org.jspecify.annotations.NullMarked;
