package io.thecloud.log;

import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Fold;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What a decider, or its standby, knows from committed records alone. Its own decisions reach it through the log.
final class DeciderReplica implements AutoCloseable {
    private static final Duration SLICE = Duration.ofMillis(20);
    /// How long reading may stand still before the log counts as unavailable.
    private static final Duration STANDSTILL = Duration.ofSeconds(10);

    private final CellLog log;
    private final InstantSource clock;
    private final DeciderMemory memory = new DeciderMemory();
    private CellState state = CellState.EMPTY;
    private long eventsRead;
    private long outcomesRead = -1;
    private @Nullable LogReader events;
    private @Nullable LogReader outcomes;

    DeciderReplica(CellLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    CellState state() {
        return state;
    }

    DeciderMemory memory() {
        return memory;
    }

    long eventsRead() {
        return eventsRead;
    }

    /// Takes in what there is, waiting for events up to `limit`.
    ///
    /// @throws LogUnavailableException if the log cannot be read now; the place is kept
    void follow(Duration limit) {
        try {
            followEvents(limit);
            followOutcomes();
        } catch (LogUnavailableException e) {
            close();
            throw e;
        }
    }

    /// Reads until both topics are read up to these offsets.
    ///
    /// @param meanwhile called between two reads
    void readTo(WriterSession.HighWatermarks ends, Runnable meanwhile) {
        long movedAt = System.nanoTime();
        while (eventsRead < ends.events() || outcomesRead < ends.outcomes()) {
            long before = eventsRead + outcomesRead;
            follow(eventsRead < ends.events() ? SLICE : Duration.ZERO);
            meanwhile.run();
            long now = System.nanoTime();
            if (eventsRead + outcomesRead != before) {
                movedAt = now;
            } else if (now - movedAt > STANDSTILL.toNanos()) {
                close();
                throw new LogUnavailableException(
                        "the log's end (events %d, outcomes %d) is not reached: stands at %d and %d"
                                .formatted(ends.events(), ends.outcomes(), eventsRead, outcomesRead),
                        null);
            }
        }
    }

    private void followEvents(Duration limit) {
        if (events == null) {
            events = log.events(eventsRead);
        }
        for (var read : events.poll(limit)) {
            state = Fold.apply(state, EventRecords.read(read));
            eventsRead = read.offset() + 1; // so that an event that breaks the fold is not skipped by a later try
        }
        eventsRead = events.position();
    }

    private void followOutcomes() {
        if (outcomes == null) {
            outcomes = openOutcomes();
        }
        try {
            for (var read : outcomes.poll(Duration.ZERO)) {
                memory.note(CommandCodec.readOutcome(read.value()));
            }
            outcomesRead = outcomes.position();
        } catch (LogReplacedException e) { // too long away: the place is older than what is kept
            outcomes.close();
            outcomes = null;
            outcomesRead = -1;
            throw new LogUnavailableException("outcomes are read anew", e);
        }
        memory.forget(clock.instant());
    }

    private LogReader openOutcomes() {
        return outcomesRead < 0
                ? log.outcomesSince(clock.instant().minus(DeciderMemory.KEPT))
                : log.outcomes(outcomesRead);
    }

    /// Closes the readers; following again goes on from the same place.
    @Override
    public void close() {
        if (events != null) {
            events.close();
            events = null;
        }
        if (outcomes != null) {
            outcomes.close();
            outcomes = null;
        }
    }
}
