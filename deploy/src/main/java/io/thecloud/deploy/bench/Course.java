package io.thecloud.deploy.bench;

import static io.thecloud.deploy.bench.Figure.held;
import static io.thecloud.deploy.bench.Figure.told;

import io.thecloud.cli.config.ConfigFile;
import io.thecloud.deploy.bench.Figure.Unit;
import io.thecloud.deploy.bench.roundtrip.RoundTrips;
import io.thecloud.deploy.process.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is measured, in what order, and what it may come to.
final class Course {
    private static final double MOST_TIMES_DOCKER_RUN = 1.2;
    private static final double MOST_OVERHEAD_MILLIS = 60;
    private static final double MOST_UP_SECONDS = 15;
    private static final double MOST_GIGABYTES = 1.2;
    private static final double MOST_LIST_SECONDS = 0.4;

    private final Playground playground;
    private final Results results;
    private final Consumer<String> say;

    /// @param say is told how far it is
    Course(Playground playground, Results results, Consumer<String> say) {
        this.playground = playground;
        this.results = results;
        this.say = say;
    }

    void start(boolean installDocker) {
        say.accept("starting a platform in a folder of its own …");
        playground.found(installDocker);
    }

    void ups(int count) {
        say.accept("cloud up, %d times …".formatted(count));
        var seconds = repeated(count, () -> {
            playground.down();
            return playground.up();
        });
        results.add("up_seconds", seconds);
        results.add(held(
                "`cloud up` until ready, median", MOST_UP_SECONDS, seconds.median(), seconds.least(), Unit.SECONDS));
    }

    void lists(int count) {
        say.accept("cloud db list, %d times …".formatted(count));
        playground.cloud("db", "list");
        var seconds = repeated(count, () -> playground.cloud("db", "list"));
        results.add("list_seconds", seconds);
        results.add(held(
                "`cloud db list` as a whole process, median",
                MOST_LIST_SECONDS,
                seconds.median(),
                seconds.least(),
                Unit.SECONDS));
    }

    /// A creation and a `docker run` in turn, after one of each that does not count.
    void creations(int count, String version) throws IOException {
        say.accept("POST /databases and docker run in turn, %d times …".formatted(count));
        var gateway = new Gateway(
                playground.platform().gateway(),
                ConfigFile.of(playground.home().path()).read());
        var creation = new Creation(gateway, version);
        var plain = new PlainRun(playground, creation.once().image());
        plain.once();
        var overhead = new Overhead(playground);
        overhead.ofLastCreation();
        var made = new ArrayList<Creation.Times>();
        var ran = new ArrayList<PlainRun.Times>();
        var own = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            made.add(creation.once());
            overhead.ofLastCreation().ifPresent(own::add);
            ran.add(plain.once());
        }
        compare(made, ran);
        phases(made, own, ran);
        var millis = new Series(own.stream().map(seconds -> seconds * 1000).toList());
        results.add("first_docker_call_milliseconds", millis);
        results.add(held(
                "command taken up → first Docker call, median",
                MOST_OVERHEAD_MILLIS,
                millis.median(),
                millis.least(),
                Unit.MILLISECONDS));
    }

    private void compare(List<Creation.Times> made, List<PlainRun.Times> ran) {
        var ours = new Series(made.stream().map(Creation.Times::seconds).toList());
        var theirs = new Series(ran.stream().map(PlainRun.Times::answered).toList());
        results.add("creation_seconds", ours);
        results.add("docker_run_seconds", theirs);
        results.add(told("`POST /databases` → first query, median", ours.median(), ours.least(), Unit.SECONDS));
        results.add(told("`docker run` → first query, median", theirs.median(), theirs.least(), Unit.SECONDS));
        results.add(held(
                "the former against the latter, medians",
                MOST_TIMES_DOCKER_RUN,
                ours.median() / theirs.median(),
                ours.least() / theirs.least(),
                Unit.TIMES));
        // Other work on the machine hits both of a pair alike.
        var pairs = new Series(IntStream.range(0, made.size())
                .mapToObj(i -> made.get(i).seconds() / ran.get(i).answered())
                .toList());
        results.add("creation_against_docker_run", pairs);
        results.add(told("the same pair by pair, median", pairs.median(), pairs.least(), Unit.TIMES));
    }

    private void phases(List<Creation.Times> made, List<Double> own, List<PlainRun.Times> ran) {
        var phases = new LinkedHashMap<String, List<Double>>();
        for (var times : made) {
            for (Map.Entry<String, Double> phase : times.phases().entrySet()) {
                phases.computeIfAbsent(phase.getKey(), name -> new ArrayList<>())
                        .add(phase.getValue());
            }
        }
        phases.put("(DatabaseRequested → first Docker call)", own);
        phases.put(
                "docker run: until it returned",
                ran.stream().map(PlainRun.Times::returned).toList());
        phases.put(
                "docker run: from then on to the query",
                ran.stream().map(run -> run.answered() - run.returned()).toList());
        phases.forEach((name, values) -> results.addPhase(name, new Series(values)));
    }

    /// After all the work, when the most is held.
    void memory() throws IOException {
        var memory = Memory.of(playground.home());
        var resident = memory.resident() / 1e9;
        results.add(held("all processes, resident", MOST_GIGABYTES, resident, resident, Unit.GIGABYTES));
        var proportional = memory.proportional() / 1e9;
        results.add(told("all processes, shared pages counted once", proportional, proportional, Unit.GIGABYTES));
    }

    void roundTrips(int count) {
        say.accept("%d records through Kafka, %d commands through the decider …".formatted(count, count));
        try (var trips =
                new RoundTrips("127.0.0.1:" + playground.platform().ports().of(Service.KAFKA))) {
            var plain = trips.plain(count);
            var decided = trips.decided(count);
            results.add("plain_round_trip_milliseconds", plain);
            results.add("decided_round_trip_milliseconds", decided);
            Stream.of(50, 99).forEach(hundredths -> {
                var base = plain.percentile(hundredths);
                var ours = decided.percentile(hundredths);
                results.add(told("record sent → read, p" + hundredths, base, plain.least(), Unit.MILLISECONDS));
                results.add(
                        told("command sent → outcome read, p" + hundredths, ours, decided.least(), Unit.MILLISECONDS));
                results.add(told(
                        "the latter against the former, p" + hundredths,
                        ours / base,
                        decided.least() / plain.least(),
                        Unit.TIMES));
            });
        }
    }

    private static Series repeated(int count, Supplier<Double> once) {
        return new Series(IntStream.range(0, count).mapToObj(i -> once.get()).toList());
    }
}
