package io.thecloud.log;

import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.id.CommandId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The first outcome of each command of the last day, so that none is decided twice.
final class DeciderMemory {
    /// How old a command may be and still be decided.
    static final Duration DECIDABLE = Duration.ofHours(24);
    /// How long an outcome is known: the hour more is for clocks of senders that run ahead.
    static final Duration KEPT = DECIDABLE.plusHours(1);

    private final Map<CommandId, Outcome> first = new LinkedHashMap<>();

    /// Notes an outcome, unless it only says that a command came too late or that its key had another body: those
    /// say nothing about the command that the id stands for.
    void note(Outcome outcome) {
        if (outcome.refusal() instanceof Refusal.Expired || outcome.refusal() instanceof Refusal.KeyReused) {
            return;
        }
        var known = first.get(outcome.command());
        if (known == null || isForgotten(known, outcome.decidedAt())) {
            first.remove(outcome.command()); // so that the new one comes last
            first.put(outcome.command(), outcome);
        }
    }

    /// The first outcome of a command, if it is not too long ago.
    Optional<Outcome> recall(CommandId command, Instant now) {
        return Optional.ofNullable(first.get(command)).filter(outcome -> !isForgotten(outcome, now));
    }

    /// Takes over all that another one knows.
    void noteAll(DeciderMemory other) {
        other.first.values().forEach(this::note);
    }

    /// Drops what is too old, and what another one knows as well.
    void forget(Instant now, DeciderMemory other) {
        first.values().removeIf(outcome -> other.first.containsKey(outcome.command()));
        forget(now);
    }

    /// Drops what is too old.
    void forget(Instant now) {
        var oldest = first.values().iterator();
        while (oldest.hasNext() && isForgotten(oldest.next(), now)) {
            oldest.remove();
        }
    }

    int size() {
        return first.size();
    }

    private static boolean isForgotten(Outcome outcome, Instant now) {
        return outcome.decidedAt().isBefore(now.minus(KEPT));
    }
}
