package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.deploy.e2e.Gateway.Answer;
import io.thecloud.deploy.home.Ports;
import io.thecloud.schema.id.NameBasedId;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the platform is there for: a database by one request, used, looked at and removed.
@Tag("e2e")
class MainJobTest {
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private static RunningPlatform cloud;

    @BeforeAll
    static void start() {
        cloud = RunningPlatform.start();
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    @Test
    void a_database_is_made_used_looked_at_and_removed_without_a_trace() throws Exception {
        var created = cloud.gateway().create(Gateway.postgres("orders"));
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        var id = created.text("id");
        assertThat(created.text("status")).isEqualTo("RUNNING");
        assertThat(created.text("username")).isEqualTo("cloud_user");
        assertThat(created.text("password")).matches("[A-Za-z][A-Za-z0-9_-]{31}");

        var connection = cloud.gateway().get("/databases/" + id + "/connection").text("connection_string");
        assertThat(Sql.password(connection)).isEqualTo(created.text("password"));
        try (var sql = Sql.connect(connection)) {
            Sql.run(sql, "create table t (n int)");
            assertThat(Sql.value(sql, "insert into t values (7) returning n")).isEqualTo("7");
            assertThat(Sql.value(sql, "select current_database()")).isEqualTo("orders");
            assertThat(Sql.value(sql, "show server_version")).startsWith("16");
        }
        assertShown(id, created);
        assertThat(actions(id)).contains("DatabaseAvailable").endsWith("DatabaseRequested");

        var sealed = filesNaming(id);
        assertThat(cloud.gateway().delete("/databases/" + id).text("message")).isEqualTo("database deleted");
        assertThat(Ports.answers(created.data().path("port").asInt())).isFalse();
        cloud.awaitAllAccountedFor(SETTLED);
        assertThat(cloud.docker().containers()).doesNotContain(id);
        assertThat(cloud.gateway().find(id)).isEmpty();
        assertThat(actions(id)).startsWith("DatabaseDeleted");
        assertThat(sealed).as("files of its secret, while it was there").isNotEmpty();
        assertThat(filesNaming(id)).isEmpty();
    }

    @Test
    void one_of_two_waiting_creates_with_one_name_is_201_and_the_other_409() {
        var body = Gateway.postgres("waiting-twin");
        var statuses = IntStream.range(0, 2).mapToObj(i -> cloud.gateway().createLater(body)).toList().stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();
        assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        assertThat(cloud.gateway().delete("/databases/waiting-twin").status()).isEqualTo(200);
    }

    @Test
    void a_repeat_with_the_same_key_is_given_the_first_answer_and_with_another_body_a_conflict() {
        var first = cloud.gateway().create(Gateway.postgres("once"), "Idempotency-Key", "k");
        var second = cloud.gateway().create(Gateway.postgres("once"), "Idempotency-Key", "k");
        var other = cloud.gateway().create(Gateway.postgres("twice"), "Idempotency-Key", "k");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(second.text("password")).isEqualTo(first.text("password"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(cloud.gateway().named("twice")).isEmpty();
        assertThat(cloud.gateway().delete("/databases/once").status()).isEqualTo(200);
    }

    private static void assertShown(String id, Answer created) {
        var shown = cloud.gateway().find(id).orElseThrow();
        assertThat(shown.path("status").asText()).isEqualTo("RUNNING");
        assertThat(shown.path("port").asInt())
                .isEqualTo(created.data().path("port").asInt());
        assertThat(shown.has("password")).isFalse();
        assertThat(cloud.gateway().named("orders")).singleElement().isEqualTo(shown);
        assertThat(cloud.docker().container(id))
                .isEqualTo(shown.path("container_id").asText());
    }

    private static List<String> actions(String id) {
        var found = new ArrayList<String>();
        cloud.gateway().get("/events?limit=50").data().forEach(event -> {
            if (event.path("resource_id").asText().equals(id)) {
                found.add(event.path("action").asText());
            }
        });
        return found;
    }

    /// The key files that came and went with a database: its secret's id follows from its own, and is in the log.
    private static Set<String> filesNaming(String id) throws Exception {
        var secret = NameBasedId.of(UUID.fromString(id), "secret").toString();
        try (var files = Files.walk(cloud.home().resolve("keys"))) {
            var found = new HashSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(secret))
                    .forEach(found::add);
            return found;
        }
    }
}
