package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thecloud.deploy.e2e.Gateway.Answer;
import io.thecloud.deploy.home.Ports;
import io.thecloud.deploy.process.Service;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One process is killed at some moment of a create. The moments come from a seed; `-Dcloud.tests.seed=…` repeats them.
@Tag("e2e")
class KilledWhileCreatingTest {
    private static final long SEED = Long.getLong("cloud.tests.seed", new Random().nextInt(1_000_000));
    private static final int PROVISIONER_MOMENTS = 6;
    private static final int OTHERS_MOMENTS = 2;
    private static final int CREATE_MILLIS = 1_500;
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private static RunningPlatform cloud;

    @BeforeAll
    static void start() {
        System.out.println("moments of killing: -Dcloud.tests.seed=" + SEED);
        cloud = RunningPlatform.start();
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    static Stream<Arguments> moments() {
        var random = new Random(SEED);
        return Stream.of(Service.values()).flatMap(service -> {
            int count = service == Service.PROVISIONER ? PROVISIONER_MOMENTS : OTHERS_MOMENTS;
            int part = CREATE_MILLIS / count;
            return IntStream.range(0, count)
                    .mapToObj(i -> Arguments.of(service, i * part + random.nextInt(part)))
                    .toList()
                    .stream();
        });
    }

    @ParameterizedTest(name = "{0} after {1} ms")
    @MethodSource("moments")
    void a_create_ends_in_running_or_failed_or_never_was(Service victim, int millis) throws Exception {
        var name = "killed-%s-%d".formatted(victim, millis);
        var key = "%d-%s-%d".formatted(SEED, victim, millis);
        var posted = cloud.gateway().createLater(Gateway.postgres(name), "Idempotency-Key", key);
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        cloud.kill(victim);
        cloud.up();
        // An answer, or a broken connection.
        var first = posted.handle((answer, broken) -> answer).get(40, TimeUnit.SECONDS);

        cloud.awaitAllAccountedFor(SETTLED);
        var made = cloud.gateway().named(name);
        if (made.isEmpty()) {
            assertThat(first == null || first.status() >= 500)
                    .as("nothing was made after the answer %s", first)
                    .isTrue();
        } else {
            assertServesOrHasFailed(made.getFirst().path("id").asText());
        }

        var again = repeated(name, key);
        assertThat(again.status()).as("the repeated POST: %s", again).isIn(201, 422);
        var id = id(again);
        if (!made.isEmpty()) {
            assertThat(id).isEqualTo(made.getFirst().path("id").asText());
        }
        if (first != null && first.status() == 201) {
            assertThat(again.text("password")).isEqualTo(first.text("password"));
        }
        cloud.awaitAllAccountedFor(SETTLED);
        assertThat(cloud.gateway().named(name)).hasSize(1);
        assertServesOrHasFailed(id);
        // Its end is awaited by the next one.
        assertThat(cloud.gateway()
                        .delete("/databases/" + id, "Prefer", "respond-async")
                        .status())
                .isEqualTo(202);
    }

    /// As a client does that was told 503: it tries again with the same key.
    private static Answer repeated(String name, String key) {
        return await().atMost(SETTLED)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> cloud.gateway().create(Gateway.postgres(name), "Idempotency-Key", key),
                        answer -> answer.status() != 503 && answer.status() != 202);
    }

    private static String id(Answer answer) {
        return answer.status() == 201
                ? answer.text("id")
                : answer.body().path("error").path("resource_id").asText();
    }

    private static void assertServesOrHasFailed(String id) throws Exception {
        var database = cloud.gateway().find(id).orElseThrow();
        if (database.path("status").asText().equals("RUNNING")) {
            var connection = cloud.gateway().get("/databases/" + id + "/connection");
            assertThat(connection.status()).isEqualTo(200);
            assertThat(Sql.value(connection.text("connection_string"), "select current_user"))
                    .isEqualTo("cloud_user");
        } else {
            assertThat(database.path("status_reason").asText()).isNotBlank();
            assertThat(Ports.answers(database.path("port").asInt())).isFalse();
        }
    }
}
