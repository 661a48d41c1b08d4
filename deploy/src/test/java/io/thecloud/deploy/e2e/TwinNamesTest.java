package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;

/// Two creates with one name at the same moment, many times. Docker is kept away: names are decided without it, and
/// no round has to wait for a container.
@Tag("e2e")
class TwinNamesTest {
    private static final int ROUNDS = 20;
    private static final String SMALL_MIB = "64";

    private static DockerForwarder engine;
    private static RunningPlatform cloud;

    @BeforeAll
    static void start() throws IOException {
        engine = new DockerForwarder();
        cloud = RunningPlatform.start(Map.of("DOCKER_HOST", engine.address(), "CLOUD_DATABASE_MEMORY_MIB", SMALL_MIB));
        engine.cut();
    }

    @AfterAll
    static void stop() throws IOException {
        if (cloud != null) {
            cloud.close();
        }
        engine.close();
    }

    @RepeatedTest(ROUNDS)
    void of_two_creates_with_one_name_at_the_same_moment_one_is_made(RepetitionInfo round) {
        var name = "twin-" + round.getCurrentRepetition();
        var answers = Stream.of(cloud.gateway(), cloud.gateway())
                .map(client -> client.createLater(Gateway.postgres(name), "Prefer", "respond-async"))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted(Comparator.comparingInt(Gateway.Answer::status))
                .toList();
        var made = answers.getFirst();
        var refused = answers.getLast();
        assertThat(made.status()).as("%s", made).isEqualTo(202);
        assertThat(refused.status()).as("%s", refused).isEqualTo(409);
        assertThat(refused.body().path("error").path("resource_id").asText()).isEqualTo(made.text("id"));
        assertThat(cloud.gateway().named(name)).hasSize(1);
    }
}
