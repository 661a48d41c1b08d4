package io.thecloud.gateway.commands;

import io.thecloud.gateway.http.ErrorType;
import io.thecloud.gateway.http.Problem;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.command.Refusal.Expired;
import io.thecloud.schema.command.Refusal.KeyReused;
import io.thecloud.schema.command.Refusal.NameTaken;
import io.thecloud.schema.command.Refusal.NoNode;
import io.thecloud.schema.command.Refusal.NoSuchDatabase;
import io.thecloud.schema.command.Refusal.NodeFull;
import io.thecloud.schema.command.Refusal.Stale;
import io.thecloud.schema.command.Refusal.VersionNotOffered;
import io.thecloud.schema.command.Refusal.WrongStatus;

/// What the decider's refusals look like in HTTP.
public final class RefusalAnswer {
    private RefusalAnswer() {}

    /// The error for a refusal. Only those that time mends are a 503, since some clients repeat these.
    public static Problem of(Refusal refusal) {
        return switch (refusal) {
            case NameTaken r -> Problem.of(ErrorType.CONFLICT, r.message()).about(r.existing());
            case NoSuchDatabase r ->
                Problem.of(ErrorType.NOT_FOUND, r.message()).about(r.database());
            case WrongStatus r -> Problem.of(ErrorType.CONFLICT, r.message()).about(r.database());
            case VersionNotOffered r -> Problem.of(ErrorType.INVALID_INPUT, r.message());
            case NoNode r -> Problem.of(ErrorType.UNAVAILABLE, r.message());
            case NodeFull r -> Problem.of(ErrorType.QUOTA_EXCEEDED, r.message());
            case Stale r -> Problem.of(ErrorType.CONFLICT, r.message());
            case Expired r -> Problem.of(ErrorType.UNAVAILABLE, r.message());
            case KeyReused r -> Problem.of(ErrorType.CONFLICT, r.message());
        };
    }
}
