package io.thecloud.log;

import io.thecloud.schema.codec.UnreadableException;
import io.thecloud.schema.state.BrokenLogException;
import io.thecloud.schema.state.CellState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A decider's life, turn by turn: standby, take-over, deciding. For one thread.
///
/// The replica holds what the log says; `working` is the replica's state and the batches committed since. Whatever
/// goes wrong with a transaction, `working` and the session are thrown away and the place is taken anew.
final class Deciding implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Deciding.class);
    private static final int OWN_OUTCOMES = 2_000;

    private final CellLog log;
    private final Decider decider;
    private final String name;
    private final InstantSource clock;
    private final TurnHook hook;
    private final DeciderReplica replica;
    private DeciderMemory own = new DeciderMemory();
    private boolean ready;
    private @Nullable Candidate candidate;
    private @Nullable WriterSession session;
    private @Nullable CellState working;
    private @Nullable RuntimeException dueTrouble;

    Deciding(CellLog log, Decider decider, String name, InstantSource clock, TurnHook hook) {
        this.log = log;
        this.decider = decider;
        this.name = name;
        this.clock = clock;
        this.hook = hook;
        this.replica = new DeciderReplica(log, clock);
    }

    /// Does the next thing.
    ///
    /// @param limit how long to wait for it
    /// @throws LogException if the log fails it; it starts over as a standby at the next turn
    /// @throws UnreadableException if an event or outcome is none
    /// @throws BrokenLogException if the log contradicts itself
    void turn(Duration limit) {
        try {
            if (session == null) {
                standBy(limit);
            } else {
                decide(session, session.pollCommands(limit));
            }
        } catch (RuntimeException e) {
            startOver();
            throw e;
        }
    }

    /// Whether it decides now.
    boolean deciding() {
        return working != null;
    }

    /// The last failure to say what is due, if it still fails.
    @Nullable
    RuntimeException dueTrouble() {
        return dueTrouble;
    }

    /// The offset up to which the log was read.
    long eventsRead() {
        return replica.eventsRead();
    }

    /// Follows the log to its end before it contends, so that taking over is short whenever it comes.
    private void standBy(Duration limit) {
        if (!ready) {
            replica.readTo(
                    new WriterSession.HighWatermarks(
                            LogAnswers.await(log.committedEnd()), LogAnswers.await(log.outcomesEnd())),
                    () -> {});
            ready = true;
        }
        if (candidate == null) {
            candidate = log.candidate(name);
        }
        var given = candidate.contend(limit);
        if (given.isPresent()) {
            session = given.get();
            takeOver(session);
        } else {
            replica.follow(Duration.ZERO);
        }
    }

    private void takeOver(WriterSession taken) {
        hook.given();
        replica.readTo(taken.highWatermarks(), taken::keepAlive);
        own = new DeciderMemory();
        var draft = new DraftBatch(decider, replica.state(), List.of(), clock.instant());
        draft.tookOver(name);
        commit(taken, draft);
        LOG.infof(
                "The decider took over. decider=%s position=%d commandOffset=%d",
                name, draft.state().position(), taken.committedCommandOffset());
    }

    private void decide(WriterSession taken, List<LogRecord> commands) {
        var now = clock.instant();
        var draft = new DraftBatch(decider, current(), List.of(own, replica.memory()), now);
        commands.forEach(draft::take);
        due(draft);
        if (!draft.batch().isEmpty()) {
            commit(taken, draft);
        }
        replica.follow(Duration.ZERO);
        if (replica.state().position() > current().position()) {
            throw new WriterFencedException("the log holds events that another writer wrote", null);
        }
        if (own.size() > OWN_OUTCOMES) {
            own.forget(now, replica.memory());
        }
    }

    private CellState current() {
        if (working == null) {
            throw new IllegalStateException("has not taken over");
        }
        return working;
    }

    /// A failure here must not keep commands waiting.
    private void due(DraftBatch draft) {
        try {
            draft.due();
            dueTrouble = null;
        } catch (RuntimeException e) {
            if (dueTrouble == null) {
                LOG.errorf(
                        e,
                        "The decider cannot say what is due. position=%d",
                        draft.state().position());
            }
            dueTrouble = e;
        }
    }

    private void commit(WriterSession taken, DraftBatch draft) {
        var batch = draft.batch();
        hook.decided(batch);
        taken.stage(batch);
        hook.staged(batch);
        taken.commit();
        hook.committed(batch);
        working = draft.state();
        own.noteAll(draft.decided());
    }

    /// Drops all that is not from the log.
    private void startOver() {
        working = null;
        own = new DeciderMemory();
        if (session != null) {
            session.close();
            session = null;
        }
        replica.close();
        ready = false;
    }

    @Override
    public void close() {
        startOver();
        if (candidate != null) {
            candidate.close();
            candidate = null;
        }
    }
}
