package io.thecloud.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    private static final String ID = "550e8400-e29b-41d4-a716-446655440000";

    private static final String EVENT = """
            [{"id": "1", "action": "DatabaseAvailable", "resource_id": "%s", "resource_type": "DATABASE",
              "created_at": "2026-01-01T00:00:00Z", "actor": "service:x", "position": 7}]""".formatted(ID);

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
    void list_has_the_ordered_columns() {
        gateway.data("GET /databases", 200, "[" + CreateTest.database("RUNNING", "") + "]");
        assertThat(shell().run("db", "list").outLines())
                .containsExactly(
                        "ID                                    NAME         ENGINE    VERSION  STATUS   ROLE     PORT",
                        ID + "  my-postgres  postgres  16       RUNNING  PRIMARY  20000");
    }

    @Test
    void an_empty_list_is_its_titles_or_an_empty_array() {
        gateway.data("GET /databases", 200, "[]");
        assertThat(shell().run("db", "list").outLines()).hasSize(1);
        assertThat(shell().run("db", "list", "-o", "json").out().strip()).isEqualTo("[ ]");
        assertThat(shell().run("db", "list", "-o", "yaml").out()).isEqualTo("[]\n");
    }

    @Test
    void a_value_cannot_move_the_cursor() {
        gateway.data("GET /databases", 200, "[" + CreateTest.database("RUN\\u001b[2JNING", "") + "]");
        assertThat(shell().run("db", "list").out()).contains("RUN?[2JNING").doesNotContain("\u001b");
    }

    @Test
    void show_leaves_out_what_is_empty() {
        gateway.data("GET /databases/my-postgres", 200, CreateTest.database("RUNNING", ", \"vpc_id\": null"));
        assertThat(shell().run("db", "show", "my-postgres").out())
                .contains("STATUS    RUNNING")
                .doesNotContain("VPC ID");
    }

    @Test
    void connection_prints_the_string_alone() {
        var text = "postgres://cloud_user:p@127.0.0.1:20000/my-postgres";
        gateway.data(
                "GET /databases/" + ID + "/connection",
                200,
                "{\"connection_string\": \"" + text + "\", \"port\": 20000}");
        assertThat(shell().run("db", "connection", ID).out()).isEqualTo(text + "\n");
    }

    @Test
    void an_id_is_escaped_in_the_path() {
        shell().run("db", "show", "../x y?");
        assertThat(gateway.asked().getFirst().route()).isEqualTo("GET /databases/..%2Fx%20y%3F");
    }

    @ParameterizedTest
    @CsvSource({"400,2", "401,4", "403,4", "404,3", "409,5", "422,1", "429,1", "503,1", "500,1"})
    void an_error_of_the_gateway_is_one_line_and_its_own_status(int http, int status) {
        gateway.error("GET /databases/x123", http, "the reason");
        var ran = shell().run("db", "show", "x123");
        assertThat(ran.status()).isEqualTo(status);
        assertThat(ran.err()).startsWith("cloud: the reason").hasLineCount(1);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void a_wrong_key_says_where_the_key_is_looked_for() {
        var ran = shell().with("CLOUD_API_KEY", "thecloud_wrong").run("db", "list");
        assertThat(ran.status()).isEqualTo(4);
        assertThat(ran.err())
                .contains("CLOUD_API_KEY")
                .contains(home.resolve("config.json").toString());
        assertThat(ran.err()).doesNotContain("thecloud_wrong");
    }

    @Test
    void a_platform_that_does_not_answer_is_to_be_started_with_up() {
        gateway.close();
        var ran = shell().run("db", "list");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("cloud up").contains(gateway.url()).hasLineCount(1);
    }

    @Test
    void rm_without_a_terminal_wants_yes_and_asks_nothing_of_the_gateway() {
        var ran = shell().run("db", "rm", "my-postgres");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--yes");
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void rm_asks_for_the_name_and_leaves_everything_when_it_is_another() {
        gateway.data("GET /databases/" + ID, 200, CreateTest.database("RUNNING", ""));
        var ran = shell().typing("my-postgre\n").run("db", "rm", ID);
        assertThat(ran.status()).isEqualTo(7);
        assertThat(gateway.asked()).hasSize(1);
    }

    @Test
    void rm_removes_by_id_and_returns_when_it_is_gone() {
        gateway.data("GET /databases/my-postgres", 200, CreateTest.database("RUNNING", ""))
                .data("DELETE /databases/" + ID, 200, "{\"message\": \"database deleted\"}")
                .data("GET /databases/" + ID, 200, CreateTest.database("DELETING", ""))
                .error("GET /databases/" + ID, 404, "gone");
        var ran = shell().typing("my-postgres\n").run("db", "rm", "my-postgres");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("Database my-postgres (" + ID + ") removed.\n");
        assertThat(gateway.asked().getLast().route()).isEqualTo("GET /databases/" + ID);
    }

    @Test
    void events_can_be_those_of_one_database() {
        gateway.data("GET /databases/my-postgres", 200, CreateTest.database("RUNNING", ""))
                .data("GET /events?limit=50&resource_id=" + ID, 200, EVENT);
        var ran = shell().run("events", "list", "--database", "my-postgres");
        assertThat(ran.outLines())
                .hasSize(2)
                .last()
                .asString()
                .contains("DatabaseAvailable")
                .endsWith("7");
    }

    @Test
    void the_events_of_a_database_that_is_gone_are_asked_for_by_its_id() {
        gateway.data("GET /events?limit=5&resource_id=" + ID, 200, EVENT);
        assertThat(shell().run("events", "list", "--limit", "5", "--database", ID)
                        .outLines())
                .hasSize(2);
        assertThat(shell().run("events", "list", "--database", "gone").status()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "db creat,Did you mean",
        "db,a command is missing",
        "db create --name x,--engine",
        "db list -o xml,xml",
        "db create --timeout soon --name a --engine b --version c,soon",
        "events list --limit 0,1 to 500"
    })
    void what_is_not_understood_is_status_2_and_says_why(String line, String said) {
        var ran = shell().run(line.split(" "));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(said);
        assertThat(ran.out()).isEmpty();
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void psql_without_a_psql_says_so_before_it_opens_the_secret() {
        var ran = shell().with("PATH", "/nowhere").run("db", "psql", "my-postgres");
        assertThat(ran.err()).contains("postgresql-client").contains("-c");
        assertThat(gateway.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bash,complete", "zsh,complete", "fish,complete -c cloud"})
    void completion_knows_the_commands(String shell, String said) {
        assertThat(shell().run("completion", shell).out()).contains(said).contains("create");
    }

    @Test
    void the_home_flag_wins_over_the_environment() throws IOException {
        gateway.data("GET /databases", 200, "[]");
        var other = Files.createDirectory(home.resolve("other"));
        Files.writeString(other.resolve("config.json"), "{\"api_key\": \"" + FakeGateway.KEY + "\"}");
        var ran = shell().with("CLOUD_API_KEY", "").run("db", "list", "--home", other.toString());
        assertThat(ran.status()).isZero();
    }

    private Shell shell() {
        return Shell.at(gateway, home);
    }
}
