package io.thecloud.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.deploy.Dist;
import io.thecloud.deploy.home.HomeFolder;
import io.thecloud.deploy.home.Platform;
import io.thecloud.deploy.process.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePlanTest {
    @TempDir
    Path dist;

    private final Platform platform = Platform.found(port -> true);

    @BeforeEach
    void jars() throws IOException {
        var lib = Files.createDirectories(dist.resolve("deploy/target/kafka/lib"));
        for (var jar : new String[] {"kafka_2.13.jar", "kafka-clients.jar", "Hdr.jar"}) {
            Files.createFile(lib.resolve(jar));
        }
    }

    @Test
    void each_process_is_told_from_all_others() {
        assertThat(Service.values())
                .extracting(service -> plan().spec(service).marker())
                .doesNotHaveDuplicates()
                .allMatch(marker -> marker.startsWith("-Dthecloud.process=" + platform.homeId() + "/"));
    }

    @Test
    void a_service_learns_by_its_environment_where_the_others_are() {
        assertThat(plan().spec(Service.PROVISIONER).environment())
                .containsEntry("CLOUD_HOME", "/home/x/.cloud")
                .containsEntry("CLOUD_HOME_ID", platform.homeId())
                .containsEntry("CLOUD_NODE_ID", platform.nodeId().toString())
                .containsEntry("CLOUD_TOKEN_FILE", "/home/x/.cloud/token")
                .containsEntry(
                        "CLOUD_IMAGES_BUILDER",
                        dist.resolve("deploy/images/build").toString())
                .containsEntry(
                        "CLOUD_KAFKA_BOOTSTRAP_SERVERS",
                        "127.0.0.1:" + platform.ports().of(Service.KAFKA))
                .containsEntry(
                        "CLOUD_CREDENTIALS_URL",
                        "http://127.0.0.1:" + platform.ports().of(Service.CREDENTIAL_SERVICE))
                .containsEntry(
                        "QUARKUS_HTTP_PORT", Integer.toString(platform.ports().of(Service.PROVISIONER)));
    }

    @Test
    void a_cache_is_used_when_there_is_one() throws IOException {
        assertThat(plan().spec(Service.API_GATEWAY).command()).noneMatch(a -> a.startsWith("-XX:AOTCache"));
        Files.createDirectories(dist.resolve("api-gateway/target"));
        var cache = Files.createFile(dist.resolve("api-gateway/target/api-gateway.aot"));
        assertThat(plan().spec(Service.API_GATEWAY).command()).contains("-XX:AOTCache=" + cache);
    }

    @Test
    void the_broker_has_the_class_path_that_its_cache_was_trained_with() {
        var command = plan().spec(Service.KAFKA).command();
        var path = command.get(command.indexOf("-cp") + 1);
        assertThat(path.split(":"))
                .extracting(f -> Path.of(f).getFileName().toString())
                .containsExactly("Hdr.jar", "kafka-clients.jar", "kafka_2.13.jar");
    }

    @Test
    void a_readiness_answer_becomes_a_sentence() {
        var body = """
                {"status": "DOWN", "checks": [{"name": "log", "status": "DOWN", "data": {"reason": "catching up"}},
                 {"name": "http", "status": "UP"}]}""";
        assertThat(Readiness.reason(503, body.getBytes(StandardCharsets.UTF_8))).isEqualTo("log: catching up");
        assertThat(Readiness.reason(500, "<html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("answers with status 500");
    }

    private ServicePlan plan() {
        return new ServicePlan(
                new Dist(dist), new HomeFolder(Path.of("/home/x/.cloud")), platform, Path.of("/jdk/bin/java"));
    }
}
