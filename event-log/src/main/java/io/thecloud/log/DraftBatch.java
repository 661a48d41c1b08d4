package io.thecloud.log;

import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.codec.UnreadableException;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.EventId;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.state.BrokenLogException;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Fold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One transaction in the making. Nothing outside changes until it is committed and taken over from here.
final class DraftBatch {
    /// The cause of events whose time has come by itself.
    static final CommandId DUE = new CommandId(NameBasedId.of(CellState.PLATFORM.value(), "decider-due"));
    /// The cause of events that record a take-over.
    static final CommandId TOOK_OVER = new CommandId(NameBasedId.of(CellState.PLATFORM.value(), "decider-took-over"));

    /// Half of what a broker takes as a record by default.
    private static final int MAX_EVENT_BYTES = 512 * 1024;
    private static final int MAX_REASON = 500;
    private static final Actor DECIDER = Actor.service("decider");
    private static final Logger LOG = Logger.getLogger(DraftBatch.class);

    private final Decider decider;
    private final Instant now;
    private final List<DeciderMemory> known;
    private final DeciderMemory decided = new DeciderMemory();
    private final List<EventCodec.Written> events = new ArrayList<>();
    private final List<Batch.Answer> answers = new ArrayList<>();
    private final List<Batch.DeadLetter> deadLetters = new ArrayList<>();
    private CellState state;

    /// @param known outcomes of earlier transactions, looked through in this order
    DraftBatch(Decider decider, CellState state, List<DeciderMemory> known, Instant now) {
        this.decider = decider;
        this.state = state;
        this.known = known;
        this.now = now;
    }

    Batch batch() {
        return new Batch(events, answers, deadLetters);
    }

    /// The state after all events of the batch.
    CellState state() {
        return state;
    }

    /// The outcomes that the batch adds.
    DeciderMemory decided() {
        return decided;
    }

    /// Decides one command, or finds that it was decided before, or puts it aside.
    void take(LogRecord commandRecord) {
        var command = read(commandRecord);
        if (command == null) {
            return;
        }
        var first = recall(command.id());
        if (first.isPresent()) {
            repeat(command, first.get());
        } else if (now.isAfter(command.validUntil())
                || command.issuedAt().isBefore(now.minus(DeciderMemory.DECIDABLE))) {
            answer(command, new Refusal.Expired(command.validUntil()));
        } else {
            decide(commandRecord, command);
        }
    }

    /// Adds what is due.
    void due() {
        append(DUE, DUE.toString(), DECIDER, decider.due(state, now), Long::toString);
    }

    /// Adds that a decider begins.
    void tookOver(String name) {
        append(TOOK_OVER, TOOK_OVER.toString(), DECIDER, decider.tookOver(state, name, now), Long::toString);
    }

    private @Nullable CommandEnvelope read(LogRecord commandRecord) {
        try {
            return CommandCodec.readCommand(commandRecord.value());
        } catch (UnreadableException e) {
            putAside(commandRecord, "unreadable: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "A command breaks its reader. offset=%d", commandRecord.offset());
            putAside(commandRecord, "unreadable: " + e);
        }
        return null;
    }

    private Optional<Outcome> recall(CommandId id) {
        return decided.recall(id, now)
                .or(() -> known.stream()
                        .flatMap(memory -> memory.recall(id, now).stream())
                        .findFirst());
    }

    private void repeat(CommandEnvelope command, Outcome first) {
        var other = !command.bodyHash().isEmpty()
                && !first.bodyHash().isEmpty()
                && !command.bodyHash().equals(first.bodyHash());
        if (other) {
            answer(command, new Refusal.KeyReused(command.id()));
        } else {
            answers.add(new Batch.Answer(command.tenant(), first));
        }
    }

    private void decide(LogRecord commandRecord, CommandEnvelope command) {
        try {
            switch (decider.decide(state, command, now)) {
                case Decision.Accepted(var accepted) -> {
                    var first = state.position();
                    append(
                            command.id(),
                            command.correlationId(),
                            command.actor(),
                            accepted,
                            sequence -> Long.toString(sequence - first - 1));
                    answer(command, null);
                }
                case Decision.Refused(var refusal) -> answer(command, refusal);
            }
        } catch (RuntimeException e) { // a bug in the decider: one command is lost to it, not all that follow
            LOG.errorf(
                    e, "The decider failed on a command. command=%s offset=%d", command.id(), commandRecord.offset());
            putAside(commandRecord, "the decider failed: " + e);
            answer(command, new Refusal.Stale("internal error while deciding; the command was put aside"));
        }
    }

    /// Folds all of them or, when one is impossible, none.
    private void append(
            CommandId cause, String correlation, Actor actor, List<Decided> happened, LongFunction<String> name) {
        var next = state;
        var written = new ArrayList<EventCodec.Written>(happened.size());
        for (var one : happened) {
            var sequence = next.position() + 1;
            var event = EventCodec.write(
                    new EventId(NameBasedId.of(cause.value(), name.apply(sequence))),
                    sequence,
                    now,
                    one.tenant(),
                    cause,
                    correlation,
                    actor,
                    next.chainHead(one.tenant()),
                    one.event());
            if (event.data().length > MAX_EVENT_BYTES) {
                throw new IllegalStateException("an event has " + event.data().length + " bytes");
            }
            next = fold(next, event);
            written.add(event);
        }
        events.addAll(written);
        state = next;
    }

    /// What is impossible here is the decider's mistake, not the log's.
    private static CellState fold(CellState state, EventCodec.Written event) {
        try {
            return Fold.apply(state, event.envelope());
        } catch (BrokenLogException e) {
            throw new IllegalStateException("decided an impossible event", e);
        }
    }

    private void answer(CommandEnvelope command, @Nullable Refusal refusal) {
        var outcome = new Outcome(command.id(), now, command.bodyHash(), state.position(), refusal);
        decided.note(outcome);
        answers.add(new Batch.Answer(command.tenant(), outcome));
    }

    private void putAside(LogRecord commandRecord, String reason) {
        deadLetters.add(new Batch.DeadLetter(
                commandRecord, reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason));
    }
}
