package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.deploy.e2e.Places.Processes;
import io.thecloud.deploy.process.Service;
import io.thecloud.schema.id.NameBasedId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Passwords are nowhere but in the answers: searched for in everything that the platform and Docker keep.
@Tag("e2e")
class SecretsTest {
    /// Every printable character that some quoting somewhere trips over.
    private static final String OWN = "own'%s\"\\/$&%%+ ~".formatted(UUID.randomUUID());
    private static final int BETWEEN_LOOKS_MILLIS = 20;

    private static final Processes PROCESSES = new Processes();
    private static RunningPlatform cloud;
    private static String generatedId;
    private static String ownId;
    private static final Map<String, String> PASSWORDS = new LinkedHashMap<>();
    private static Places places;

    @BeforeAll
    static void make_two_databases_and_look_around() throws Exception {
        cloud = RunningPlatform.start();
        var made = new CountDownLatch(1);
        var watching = CompletableFuture.runAsync(() -> watchUntil(made));
        var generated = cloud.gateway().create(Gateway.postgres("generated"));
        assertThat(generated.status()).as("%s", generated).isEqualTo(201);
        generatedId = generated.text("id");
        var own = cloud.cloudReading(
                OWN, "db", "create", "--name", "own", "--engine", "postgres", "--version", "16", "--password-stdin");
        assertThat(own.status()).as("%s", own.err()).isZero();
        ownId = cloud.gateway().find("own").orElseThrow().path("id").asText();
        made.countDown();
        watching.join();
        PASSWORDS.put("generated", generated.text("password"));
        PASSWORDS.put("own", OWN);
        for (var id : new String[] {generatedId, ownId}) {
            for (var role : new String[] {"cloud_admin", "cloud_replication", "cloud_monitor"}) {
                PASSWORDS.put(role + " of " + id, opened(id, role));
            }
        }
        places = places();
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void the_passwords_work() throws Exception {
        for (var name : new String[] {"generated", "own"}) {
            var connection = cloud.gateway().get("/databases/" + name + "/connection").text("connection_string");
            assertThat(Sql.password(connection)).isEqualTo(PASSWORDS.get(name));
            assertThat(Sql.value(connection, "select current_user")).isEqualTo("cloud_user");
        }
    }

    @Test
    void no_password_is_in_a_topic_a_file_a_process_a_container_or_its_volume() throws IOException {
        assertThat(places.count()).isGreaterThan(100);
        for (var password : PASSWORDS.entrySet()) {
            assertThat(places.holding(password.getValue()))
                    .as("places that hold the password '%s'", password.getKey())
                    .isEmpty();
        }
    }

    @Test
    void the_api_key_is_in_the_configuration_alone() throws IOException {
        assertThat(places.holding(cloud.apiKey())).containsExactly("home config.json");
    }

    @Test
    void the_services_token_is_in_its_file_alone() throws IOException {
        var token = Files.readString(cloud.home().resolve("token")).strip();
        assertThat(places.holding(token)).containsExactly("home token");
    }

    @Test
    void the_search_would_find_them() throws IOException {
        for (var form : Needles.forms(OWN)) {
            assertThat(new Places().text("here", "x".repeat(65_530) + form).holding(OWN))
                    .as("written as %s", form)
                    .containsExactly("here");
        }
        // Kafka keeps what it was given as it is: a database's name, which is no secret, is found by the same search.
        assertThat(places.holding("cloud.events")).anyMatch(place -> place.startsWith("home kafka"));
        assertThat(places.holding("generated")).anyMatch(place -> place.contains("cloud.events-0"));
        assertThat(places.holding("cloud_replication")).anyMatch(place -> place.startsWith("volume"));
    }

    private static Places places() throws IOException {
        var all = new Places().files("home", cloud.home()).text("processes", PROCESSES.look().text());
        for (var id : new String[] {generatedId, ownId}) {
            var container = cloud.docker().container(id);
            all.output("inspection of " + id, "docker", "inspect", container)
                    .output("log of " + id, "docker", "logs", container)
                    .output("file system of " + id, "docker", "export", container)
                    .output("processes of " + id, "docker", "top", container, "-eo", "pid,args");
            var volume = "db-vol-" + id.substring(0, 8);
            all.output("inspection of " + volume, "docker", "volume", "inspect", volume);
            var folder = Program.run("docker", "volume", "inspect", "--format", "{{.Mountpoint}}", volume)
                    .words()
                    .getFirst();
            all.files("volume of " + id, Path.of(folder));
        }
        return all;
    }

    private static String opened(String id, String role) throws IOException {
        var token = Files.readString(cloud.home().resolve("token")).strip();
        var port = cloud.platform().ports().of(Service.CREDENTIAL_SERVICE);
        var secret = NameBasedId.of(UUID.fromString(id), "secret");
        var tenant = cloud.gateway().find(id).orElseThrow().path("tenant_id").asText();
        var body = Map.of(
                "database", id, "tenant", tenant, "role", role, "actor", "service:test", "purpose", "test",
                "request_id", "test");
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/internal/secrets/%s/open".formatted(port, secret)))
                .setHeader("Authorization", "Bearer " + token)
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Gateway.write(body)))
                .build();
        var answer = cloud.gateway().now(request);
        assertThat(answer.status()).as("opening of %s: %s", role, answer.message()).isEqualTo(200);
        return answer.body().path("password").asText();
    }

    private static void watchUntil(CountDownLatch made) {
        try {
            while (!made.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                PROCESSES.look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
