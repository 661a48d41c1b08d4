package io.thecloud.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecloud.credentials.issuing.WrittenLog;
import io.thecloud.credentials.password.Role;
import io.thecloud.log.Topics;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.id.DatabaseId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@WithTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialServiceTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final String EVERY_PRINTABLE_SIGN = " !\"#$%&'()*+,-./0:;<=>?@A[\\]^_`a{|}~";

    @ConfigProperty(name = "cloud.home")
    Path home;

    @ConfigProperty(name = "cloud.kafka.bootstrap-servers")
    String bootstrap;

    @TestHTTPResource("/")
    URI base;

    private TestTopics topics;
    private WrittenLog log;
    private Service service;

    @BeforeEach
    void begin() {
        service = new Service(base);
        await().atMost(SOON.multipliedBy(3))
                .until(() -> service.get("health/ready").status() == 200);
        if (topics == null) {
            topics = new TestTopics(bootstrap);
            log = new WrittenLog(topics::append);
        }
    }

    @AfterAll
    void end() {
        topics.close();
    }

    @Test
    void a_requested_database_gets_passwords_and_loses_them_when_it_is_deleted() throws IOException {
        var database = log.requested();

        awaitReport(new Report.CredentialsSealed(database, WrittenLog.secret(database)));
        var passwords = passwords(database);
        assertThat(passwords).hasSize(Role.values().length).doesNotHaveDuplicates();
        assertThat(passwords(database)).isEqualTo(passwords);
        assertThat(keyFile(database)).exists();

        log.issued(database);
        log.available(database);
        log.deleting(database);

        awaitReport(new Report.SecretGone(database, WrittenLog.secret(database)));
        assertThat(keyFile(database)).doesNotExist();
        assertThat(service.open(database, "cloud_user").status()).isEqualTo(404);
        log.gone(database);
        assertShownNowhere(passwords);
    }

    @Test
    void a_password_that_the_user_gave_is_the_databases() throws IOException {
        var database = DatabaseId.random();
        assertThat(service.deposit(database, EVERY_PRINTABLE_SIGN).status()).isEqualTo(204);
        assertThat(service.deposit(database, "a second password").status()).isEqualTo(204);
        assertThat(service.open(database, "cloud_admin").status()).isEqualTo(404);

        log.requested(database);

        awaitReport(new Report.CredentialsSealed(database, WrittenLog.secret(database)));
        var answer = service.open(database, "cloud_user").body();
        assertThat(answer.path("username").asText()).isEqualTo("cloud_user");
        assertThat(answer.path("password").asText()).isEqualTo(EVERY_PRINTABLE_SIGN);
        assertThat(service.open(database, "cloud_admin").status()).isEqualTo(200);
        assertThat(service.discard(database).status()).isEqualTo(409);
        assertShownNowhere(List.of(EVERY_PRINTABLE_SIGN, "a second password"));
    }

    @Test
    void a_deposit_that_nobody_refers_to_can_be_discarded() {
        var database = DatabaseId.random();
        service.deposit(database, "chosen by me");
        assertThat(service.open(database, "cloud_user").status()).isEqualTo(200);

        assertThat(service.discard(database).status()).isEqualTo(204);
        assertThat(service.discard(database).status()).isEqualTo(204);

        assertThat(keyFile(database)).doesNotExist();
        assertThat(service.open(database, "cloud_user").status()).isEqualTo(404);
    }

    @Test
    void a_password_for_a_database_that_is_gone_is_refused() {
        var database = log.requested();
        awaitReport(new Report.CredentialsSealed(database, WrittenLog.secret(database)));
        log.failedAndDeleting(database);
        awaitReport(new Report.SecretGone(database, WrittenLog.secret(database)));

        assertThat(service.deposit(database, "chosen by me").status()).isEqualTo(409);
        log.gone(database);
    }

    @Test
    void without_the_token_nothing_is_answered() {
        var database = DatabaseId.random();
        service.deposit(database, "chosen by me");

        for (var authorization : List.of("", "Bearer wrong", "Basic " + TestPlatform.TOKEN, TestPlatform.TOKEN)) {
            var stranger = new Service(base, authorization);
            assertThat(stranger.open(database, "cloud_user").status()).isEqualTo(401);
            assertThat(stranger.deposit(database, "another one").status()).isEqualTo(401);
            assertThat(stranger.discard(database).status()).isEqualTo(401);
            assertThat(stranger.get("internal/anything").status()).isEqualTo(401);
        }

        assertThat(service.open(database, "cloud_user").status()).isEqualTo(200);
        await().atMost(SOON).until(() -> topics.text(Topics.AUDIT).contains("no valid token"));
    }

    @Test
    void a_secret_opens_only_together_with_its_database() {
        var mine = DatabaseId.random();
        service.deposit(mine, "chosen by me");

        assertThat(service.open(mine, DatabaseId.random(), "cloud_user").status())
                .isEqualTo(404);
    }

    @Test
    void every_opening_is_audited_with_who_and_why() {
        var database = DatabaseId.random();
        service.deposit(database, "chosen by me");
        service.open(database, "cloud_user");
        service.open(database, "cloud_user");
        service.open(database, "cloud_monitor");

        await().atMost(SOON).untilAsserted(() -> {
            var lines = topics.text(Topics.AUDIT)
                    .lines()
                    .filter(line -> line.contains(WrittenLog.secret(database).toString()))
                    .toList();
            assertThat(lines)
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line)
                            .startsWith(WrittenLog.TENANT.toString())
                            .contains(
                                    "\"action\":\"secret.open\"",
                                    "\"actor\":\"service:test\"",
                                    "\"purpose\":\"a test\"")
                            .contains("\"request_id\":\"request\"", "\"count\":1"));
            assertThat(lines).filteredOn(line -> line.contains("refusal")).hasSize(1);
        });
    }

    @Test
    void bad_input_is_answered_with_the_field_and_the_rule() {
        var database = DatabaseId.random();
        var path = "internal/secrets/" + WrittenLog.secret(database);

        assertThat(service.deposit(database, "short").error()).contains("password", "8 to 128");
        assertThat(service.deposit(database, "umlaut \u00e4\u00f6\u00fc").status())
                .isEqualTo(400);
        assertThat(service.deposit(database, "x".repeat(129)).status()).isEqualTo(400);
        assertThat(service.deposit(database, "line\nfeed").status()).isEqualTo(400);
        assertThat(service.open(database, "postgres").error()).contains("role");
        assertThat(service.call("PUT", path, "{").status()).isEqualTo(400);
        assertThat(service.call("PUT", path, "[]").status()).isEqualTo(400);
        assertThat(service.call("PUT", path, "{}").error()).contains("database");
        assertThat(service.call("PUT", "internal/secrets/" + database, "{\"database\": \"%s\"}".formatted(database))
                        .status())
                .isEqualTo(400);
        assertThat(service.call("DELETE", "internal/secrets/nothing", "").status())
                .isEqualTo(400);
        assertThat(service.call("PUT", path, "x".repeat(70_000)).status()).isEqualTo(413);
        assertThat(service.get("internal/anything").status()).isEqualTo(404);
    }

    @Test
    void its_measurements_are_published() {
        assertThat(service.get("metrics").body().asText()).contains("cloud_credentials_unopenable");
    }

    private void awaitReport(Report report) {
        await().atMost(SOON).pollInterval(GLANCE).until(() -> topics.commands().contains(report));
    }

    private List<String> passwords(DatabaseId database) {
        var passwords = new ArrayList<String>();
        for (var role : Role.values()) {
            var answer = service.open(database, role.toString());
            assertThat(answer.status()).isEqualTo(200);
            passwords.add(answer.body().path("password").asText());
        }
        return passwords;
    }

    private Path keyFile(DatabaseId database) {
        return home.resolve("keys/data").resolve(WrittenLog.secret(database).toString());
    }

    /// Looks for passwords in every topic, in the service's log, and in every file of the home folder.
    private void assertShownNowhere(List<String> passwords) throws IOException {
        var places = new ArrayList<String>();
        for (var topic : List.of(
                Topics.EVENTS, Topics.COMMANDS, Topics.OUTCOMES, Topics.AUDIT, Topics.SECRETS, Topics.DEAD_LETTERS)) {
            places.add(topics.text(topic));
        }
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                places.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(places).hasSizeGreaterThan(8).anyMatch(place -> place.contains("passwords minted and sealed"));
        for (var password : passwords) {
            assertThat(places).noneMatch(place -> place.contains(password));
        }
    }
}
