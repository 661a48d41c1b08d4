package io.thecloud.schema.command;

import io.thecloud.schema.id.CommandId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a command.
///
/// @param decidedAt when it was decided first
/// @param bodyHash the command's own
/// @param position the log position to read up to before looking at the result
/// @param refusal why not; null when accepted
public record Outcome(
        CommandId command,
        Instant decidedAt,
        String bodyHash,
        long position,
        @Nullable Refusal refusal) {

    /// Whether the command was carried out.
    public boolean accepted() {
        return refusal == null;
    }
}
