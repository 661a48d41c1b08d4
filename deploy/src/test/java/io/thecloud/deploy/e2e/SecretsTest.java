package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.deploy.e2e.Gateway.Answer;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private static final String[] CREATE_OWN = {
        "db", "create", "--name", "no-secret-own", "--engine", "postgres", "--version", "16", "--password-stdin"
    };
    private static final String API_KEY = "API key";
    private static final String TOKEN = "token";
    private static final String NO_SECRET = "a database's name";
    private static final int BETWEEN_LOOKS_MILLIS = 20;

    private static final Processes PROCESSES = new Processes();
    private static RunningPlatform cloud;
    private static String generatedId;
    private static String ownId;
    private static final Map<String, String> PASSWORDS = new LinkedHashMap<>();
    private static Map<String, List<String>> found;

    @BeforeAll
    static void make_two_databases_and_look_around() throws Exception {
        cloud = RunningPlatform.start();
        var made = new CountDownLatch(1);
        var watching = Thread.ofPlatform().daemon().start(() -> watchUntil(made));
        Answer generated;
        try {
            generated = cloud.gateway().create(Gateway.postgres("no-secret-generated"));
            assertThat(generated.status()).as("%s", generated).isEqualTo(201);
            cloud.cloudReading(OWN, CREATE_OWN).orThrow();
        } finally {
            made.countDown();
            watching.join();
        }
        generatedId = generated.text("id");
        ownId = cloud.gateway().find("no-secret-own").orElseThrow().path("id").asText();
        PASSWORDS.put("generated", generated.text("password"));
        PASSWORDS.put("own", OWN);
        for (var id : new String[] {generatedId, ownId}) {
            for (var role : new String[] {"cloud_admin", "cloud_replication", "cloud_monitor"}) {
                PASSWORDS.put(role + " of " + id, opened(id, role));
            }
        }
        var sought = new LinkedHashMap<>(PASSWORDS);
        sought.put(API_KEY, cloud.apiKey());
        sought.put(TOKEN, token());
        sought.put(NO_SECRET, "no-secret");
        found = places().holding(sought);
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    @Test
    void the_passwords_work() throws Exception {
        for (var name : new String[] {"generated", "own"}) {
            var connection = cloud.gateway()
                    .get("/databases/no-secret-" + name + "/connection")
                    .text("connection_string");
            assertThat(Sql.password(connection)).isEqualTo(PASSWORDS.get(name));
            assertThat(Sql.value(connection, "select current_user")).isEqualTo("cloud_user");
        }
    }

    @Test
    void no_password_is_in_a_topic_a_file_a_process_a_container_or_its_volume() {
        assertThat(PASSWORDS).hasSize(8);
        assertThat(PASSWORDS.keySet())
                .allSatisfy(password -> assertThat(found.get(password))
                        .as("places that hold the password '%s'", password)
                        .isEmpty());
    }

    @Test
    void the_api_key_is_in_the_configuration_alone() {
        assertThat(found.get(API_KEY)).containsExactly("home config.json");
    }

    @Test
    void the_services_token_is_in_its_file_alone() {
        assertThat(found.get(TOKEN)).containsExactly("home token");
    }

    @Test
    void the_search_finds_what_is_no_secret() {
        assertThat(found.get(NO_SECRET))
                .anyMatch(place -> place.matches("home kafka/.*cloud.events-0/.*[.]log"))
                .anyMatch(place -> place.matches("home kafka/.*cloud.commands-0/.*[.]log"))
                .anyMatch(place -> place.startsWith("volume"))
                .anyMatch(place -> place.startsWith("inspection"));
    }

    @Test
    void the_search_finds_a_secret_in_every_form_and_at_every_place_of_a_stream() throws IOException {
        for (var form : Needles.forms(OWN)) {
            var hidden = new Places().text("here", "x".repeat(65_530) + form);
            assertThat(hidden.holding(Map.of("own", OWN)).get("own"))
                    .as("written as %s", form)
                    .containsExactly("here");
        }
    }

    private static Places places() throws IOException {
        var all = new Places()
                .files("home", cloud.home())
                .text("processes", PROCESSES.look().text());
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
        var port = cloud.platform().ports().of(Service.CREDENTIAL_SERVICE);
        var secret = NameBasedId.of(UUID.fromString(id), "secret");
        var tenant = cloud.gateway().find(id).orElseThrow().path("tenant_id").asText();
        var body = Map.of(
                "database",
                id,
                "tenant",
                tenant,
                "role",
                role,
                "actor",
                "service:test",
                "purpose",
                "test",
                "request_id",
                "test");
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/internal/secrets/%s/open".formatted(port, secret)))
                .setHeader("Authorization", "Bearer " + token())
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Gateway.write(body)))
                .build();
        var answer = cloud.gateway().now(request);
        assertThat(answer.status())
                .as("opening of %s: %s", role, answer.message())
                .isEqualTo(200);
        return answer.body().path("password").asText();
    }

    private static String token() throws IOException {
        return Files.readString(cloud.home().resolve("token")).strip();
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
