package io.thecloud.deploy.bench.roundtrip;

import io.thecloud.deploy.bench.MeasuringFailed;
import io.thecloud.deploy.bench.Series;
import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.command.Report.NodeSeen;
import io.thecloud.schema.command.Report.RegisterNode;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.state.CellState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Sends one record at a time and waits for its answer.
public final class RoundTrips implements AutoCloseable {
    private static final String PLAIN = "bench.plain";
    private static final String COMMANDS = "cloud.commands";
    private static final String OUTCOMES = "cloud.outcomes";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int WARM_UP = 50;
    private static final int BYTES = 400;

    private final Records records;
    private final NodeId node = NodeId.random();
    private int number;

    /// @param bootstrap the broker
    public RoundTrips(String bootstrap) {
        this.records = new Records(bootstrap);
    }

    /// Milliseconds from sending a record to reading that very record back.
    public Series plain(int count) {
        records.makeTopic(PLAIN);
        var value = new byte[BYTES];
        return measured(count, PLAIN, PLAIN, () -> {
            Arrays.fill(value, (byte) ++number);
            var sent = value.clone();
            return new Question(sent, answer -> Arrays.equals(answer, sent));
        });
    }

    /// Milliseconds from sending a command to reading its outcome; each command leads to one event. They are reports
    /// of a node that is made up for this and has no memory to place a database in.
    public Series decided(int count) {
        ask(new RegisterNode(node, "bench", 1, "127.0.0.1"));
        return measured(
                count, COMMANDS, OUTCOMES, () -> command(new NodeSeen(node, "bench", true, "seen " + ++number)));
    }

    private record Question(byte[] value, Predicate<byte[]> isAnswer) {}

    private void ask(Report report) {
        measured(1, COMMANDS, OUTCOMES, () -> command(report));
    }

    private Question command(Report report) {
        var id = CommandId.random();
        var now = Instant.now();
        var envelope = new CommandEnvelope(
                id, CellState.PLATFORM, Actor.node(node), id.toString(), now, now.plus(LIMIT), "", report);
        return new Question(CommandCodec.write(envelope), answer -> {
            var outcome = CommandCodec.readOutcome(answer);
            if (outcome.command().equals(id) && !outcome.accepted()) {
                throw new MeasuringFailed("a report was refused: " + outcome.refusal());
            }
            return outcome.command().equals(id);
        });
    }

    private Series measured(int count, String to, String from, Supplier<Question> questions) {
        var millis = new ArrayList<Double>(count);
        records.readFromNowOn(from);
        for (int i = count == 1 ? 0 : -WARM_UP; i < count; i++) {
            var question = questions.get();
            var started = System.nanoTime();
            records.send(to, CellState.PLATFORM.toString(), question.value());
            records.readUntil(question.isAnswer(), LIMIT);
            if (i >= 0) {
                millis.add((System.nanoTime() - started) / 1e6);
            }
        }
        return new Series(millis);
    }

    @Override
    public void close() {
        records.close();
    }
}
