package io.thecloud.log;

import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Fold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A log for one test, and what a test does to it from outside.
interface TestCell extends AutoCloseable {
    /// The log as one more process sees it.
    CellLog open();

    /// Sends bytes to the commands.
    void send(String key, byte[] command);

    /// What was put aside, with its headers.
    List<LogRecord> deadLetters();

    /// Ends a process that `open` was called for, on its own thread, without a word to the broker.
    void kill(CellLog process);

    /// Does what it takes until the place of a writer that gives no sign of life is free.
    void presumeDead();

    @Override
    void close();

    default void send(CommandEnvelope command) {
        send(command.tenant().toString(), CommandCodec.write(command));
    }

    /// All committed events, checked: readable, gapless, an unbroken chain.
    default List<EventEnvelope> events() {
        var events = new ArrayList<EventEnvelope>();
        var state = CellState.EMPTY;
        try (var log = open();
                var reader = log.events(0)) {
            for (var read : readTo(reader, log.end().join())) {
                var event = EventRecords.read(read);
                state = Fold.apply(state, event);
                events.add(event);
            }
        }
        return events;
    }

    /// All outcomes that can be read.
    default List<Outcome> outcomes() {
        try (var log = open();
                var reader = log.outcomes(0)) {
            return readTo(reader, log.outcomesEnd().join()).stream()
                    .map(read -> CommandCodec.readOutcome(read.value()))
                    .toList();
        }
    }

    /// What a reader reads until it has reached `end`.
    static List<LogRecord> readTo(LogReader reader, long end) {
        var records = new ArrayList<LogRecord>();
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (reader.position() < end) {
            records.addAll(reader.poll(Duration.ofMillis(20)));
            if (System.nanoTime() > until) {
                throw new AssertionError("stands at %d, the end is %d".formatted(reader.position(), end));
            }
        }
        return records;
    }
}
