package io.thecloud.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateTest {
    private static final String ID = "550e8400-e29b-41d4-a716-446655440000";
    private static final String ONE = "/databases/" + ID;
    private static final String[] CREATE = {
        "db", "create", "--name", "my-postgres", "--engine", "postgres", "--version", "16"
    };

    @TempDir
    Path home;

    private FakeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void it_prints_the_four_lines_on_standard_output_and_nothing_else_anywhere() {
        gateway.data("POST /databases", 201, database("RUNNING", ", \"password\": \"s3cret\""));
        var ran = Shell.at(gateway, home).run(CREATE);
        assertThat(ran.outLines())
                .containsExactly(
                        "[SUCCESS] Database my-postgres created successfully!",
                        "ID:       " + ID,
                        "Username: cloud_user",
                        "Password: s3cret (SAVE THIS!)");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    @Test
    void it_asks_the_gateway_to_wait_and_names_its_request() {
        gateway.data("POST /databases", 201, database("RUNNING", ", \"password\": \"x\""));
        Shell.at(gateway, home).run(CREATE);
        var asked = gateway.asked().getFirst();
        assertThat(asked.header("Prefer")).isEqualTo("wait=30");
        assertThat(asked.header("Idempotency-key")).matches("[0-9a-f-]{36}");
        assertThat(asked.body()).isEqualTo("{\"name\":\"my-postgres\",\"engine\":\"postgres\",\"version\":\"16\"}");
    }

    @Test
    void it_goes_on_waiting_after_the_first_answer_and_keeps_the_password_of_that() {
        gateway.data("POST /databases", 202, database("CREATING", ", \"password\": \"first\""))
                .data("GET " + ONE, 200, database("CREATING", ""))
                .data("GET " + ONE, 200, database("RUNNING", ""));
        var ran = Shell.at(gateway, home).run(CREATE);
        assertThat(ran.out()).contains("[SUCCESS]").contains("Password: first (SAVE THIS!)");
        assertThat(ran.status()).isZero();
    }

    @Test
    void a_password_that_no_answer_carried_is_taken_from_the_connection_string() {
        gateway.data("POST /databases", 202, database("CREATING", ""))
                .data("GET " + ONE, 200, database("RUNNING", ""))
                .data(
                        "GET " + ONE + "/connection",
                        200,
                        "{\"connection_string\": \"postgres://cloud_user:a%2Fb+c@127.0.0.1:1/d\"}");
        assertThat(Shell.at(gateway, home).run(CREATE).out()).contains("Password: a/b+c (SAVE THIS!)");
    }

    @Test
    void still_creating_when_the_time_is_up_is_status_6_and_the_password_is_not_lost() {
        gateway.data("POST /databases", 202, database("CREATING", ", \"password\": \"kept\""))
                .data("GET " + ONE, 200, database("CREATING", ", \"status_reason\": \"pulling the image\""));
        var ran = Shell.at(gateway, home).run(plus(CREATE, "--timeout", "1s"));
        assertThat(ran.status()).isEqualTo(6);
        assertThat(ran.out()).contains("[ACCEPTED]").contains("Password: kept");
        assertThat(ran.err()).contains("pulling the image").hasLineCount(1);
        assertThat(gateway.asked().getFirst().header("Prefer")).isEqualTo("wait=1");
    }

    @Test
    void a_creation_that_fails_later_is_status_1_with_the_reason() {
        gateway.data("POST /databases", 202, database("CREATING", ""))
                .data("GET " + ONE, 200, database("FAILED", ", \"status_reason\": \"ENGINE_EXITED\""));
        var ran = Shell.at(gateway, home).run(CREATE);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("ENGINE_EXITED").contains("cloud db rm " + ID);
    }

    @Test
    void no_wait_returns_with_what_was_accepted() {
        gateway.data("POST /databases", 202, database("CREATING", ", \"password\": \"p\""));
        var ran = Shell.at(gateway, home).run(plus(CREATE, "--no-wait"));
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("[ACCEPTED] Database my-postgres is being created.");
        assertThat(gateway.asked().getFirst().header("Prefer")).isEqualTo("respond-async");
    }

    @Test
    void a_password_of_ones_own_goes_in_by_standard_input_and_is_not_printed() {
        gateway.data("POST /databases", 201, database("RUNNING", ", \"password\": \"my own: pass\""));
        var ran = Shell.at(gateway, home).piping("my own: pass\n").run(plus(CREATE, "--password-stdin"));
        assertThat(gateway.asked().getFirst().body()).contains("\"password\":\"my own: pass\"");
        assertThat(ran.out()).contains("Password: (the one you gave)").doesNotContain("my own: pass");
    }

    @Test
    void an_empty_password_is_a_usage_error_and_nothing_is_asked() {
        var ran = Shell.at(gateway, home).run(plus(CREATE, "--password-stdin"));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void a_503_is_tried_again_under_the_same_name() {
        gateway.error("POST /databases", 503, "starting")
                .data("POST /databases", 201, database("RUNNING", ", \"password\": \"x\""));
        var ran = Shell.at(gateway, home).run(CREATE);
        assertThat(ran.status()).isZero();
        assertThat(gateway.asked())
                .extracting(a -> a.header("Idempotency-key"))
                .hasSize(2)
                .containsOnly(gateway.asked().getFirst().header("Idempotency-key"));
    }

    @Test
    void a_503_that_stays_ends_after_three_tries() {
        gateway.error("POST /databases", 503, "Kafka does not answer");
        var ran = Shell.at(gateway, home).run(CREATE);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("cloud: Kafka does not answer\n");
        assertThat(gateway.asked()).hasSize(3);
    }

    @Test
    void json_is_the_database_itself_with_its_password() {
        gateway.data("POST /databases", 201, database("RUNNING", ", \"password\": \"s3cret\""));
        assertThat(Shell.at(gateway, home).run(plus(CREATE, "-j")).out())
                .startsWith("{")
                .contains("\"password\" : \"s3cret\"")
                .contains("\"status\" : \"RUNNING\"");
    }

    static String database(String status, String more) {
        return """
                {"id": "%s", "name": "my-postgres", "engine": "postgres", "version": "16", "status": "%s",
                 "role": "PRIMARY", "port": 20000, "username": "cloud_user"%s}""".formatted(ID, status, more);
    }

    private static String[] plus(String[] some, String... more) {
        var all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
