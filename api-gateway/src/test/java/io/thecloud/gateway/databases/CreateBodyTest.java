package io.thecloud.gateway.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecloud.gateway.http.JsonBody;
import io.thecloud.gateway.http.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateBodyTest {
    private static final String VALID = "{'name': 'a', 'engine': 'postgres', 'version': '16'%s}";

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "my-postgres", "a1", "a-", "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabc"
            })
    void legal_names_are_taken(String name) {
        assertThat(parse("{'name': '%s', 'engine': 'postgres', 'version': '16'}".formatted(name))
                        .name()
                        .value())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1a",
                "-a",
                "A",
                "a b",
                "a_b",
                "a.b",
                "a/b",
                "../x",
                "a;b",
                "a`b",
                "é",
                "a\\n",
                "template0",
                "template1",
                "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd"
            })
    void other_names_are_refused_by_field_and_rule(String name) {
        refused("name", "{'name': '%s', 'engine': 'postgres', 'version': '16'}".formatted(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "15", "16", "17", "18"})
    void every_version_on_offer_is_taken(String version) {
        assertThat(parse("{'name': 'a', 'engine': 'postgres', 'version': '%s'}".formatted(version))
                        .version())
                .isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "13",
                "19",
                "16.1",
                "016",
                "16 --privileged",
                "../x",
                "latest",
                "16-alpine",
                "16@sha256:0",
                " 16",
                "16\\n",
                "１６"
            })
    void other_versions_are_refused_by_field_and_rule(String version) {
        refused("version", "{'name': 'a', 'engine': 'postgres', 'version': '%s'}".formatted(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Postgres", "oracle", "postgres; rm", "mysql"})
    void other_engines_are_refused_by_field_and_rule(String engine) {
        refused("engine", "{'name': 'a', 'engine': '%s', 'version': '16'}".formatted(engine));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name|{'engine': 'postgres', 'version': '16'}",
                "engine|{'name': 'a', 'version': '16'}",
                "version|{'name': 'a', 'engine': 'postgres'}",
                "name|{'name': null, 'engine': 'postgres', 'version': '16'}",
                "name|{'name': 1, 'engine': 'postgres', 'version': '16'}",
                "version|{'name': 'a', 'engine': 'postgres', 'version': 16}",
                "engine|{'name': 'a', 'engine': ['postgres'], 'version': '16'}",
            })
    @SuppressWarnings("QuotedStringInCsv")
    void missing_fields_and_wrong_types_are_refused_by_field(String field, String body) {
        refused(field, body.replace('"', '\''));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0", "-1", "65537", "10.0", "10.5", "\"10\"", "true", "1e2", "99999999999999999999"})
    void a_size_is_an_integer_within_bounds(String size) {
        refused("allocated_storage", VALID.formatted(", 'allocated_storage': " + size));
        refused("allocated_storage_gb", VALID.formatted(", 'allocated_storage_gb': " + size));
    }

    @Test
    void a_size_may_come_under_either_name_or_both_when_they_agree() {
        assertThat(parse(VALID.formatted("")).allocatedStorageGb()).isEqualTo(10);
        assertThat(parse(VALID.formatted(", 'allocated_storage': 20")).allocatedStorageGb())
                .isEqualTo(20);
        assertThat(parse(VALID.formatted(", 'allocated_storage_gb': 65536")).allocatedStorageGb())
                .isEqualTo(65_536);
        assertThat(parse(VALID.formatted(", 'allocated_storage': 12, 'allocated_storage_gb': 12"))
                        .allocatedStorageGb())
                .isEqualTo(12);
        refused("allocated_storage", VALID.formatted(", 'allocated_storage': 12, 'allocated_storage_gb': 13"));
    }

    @Test
    void what_cannot_be_set_yet_says_so() {
        assertThat(refused("vpc_id", VALID.formatted(", 'vpc_id': 'x'"))).hasMessageContaining("cannot be set yet");
        assertThat(refused("parameters", VALID.formatted(", 'parameters': {}")))
                .hasMessageContaining("cannot be set yet");
        assertThat(parse(VALID.formatted(", 'vpc_id': null, 'parameters': null")))
                .isNotNull();
    }

    @Test
    void unknown_and_doubled_fields_are_refused_by_name() {
        refused("colour", VALID.formatted(", 'colour': 'red'"));
        refused("version", VALID.formatted(", 'version': '17'"));
    }

    @Test
    void a_password_is_8_to_128_printable_ascii_and_shows_nowhere() {
        var body = parse(VALID.formatted(", 'password': 'p@ss w0rd~'"));
        assertThat(body.password().orElseThrow().value()).isEqualTo("p@ss w0rd~");
        assertThat(body.toString()).doesNotContain("w0rd");
        refused("password", VALID.formatted(", 'password': 'short'"));
        refused("password", VALID.formatted(", 'password': '" + "x".repeat(129) + "'"));
        refused("password", VALID.formatted(", 'password': 'pässword1'"));
        refused("password", VALID.formatted(", 'password': 'tab\\tpassword'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{'name': }", "{'name': 'a'} {}", "{'name': 'a'}x", "\u0000", "12"})
    void what_is_not_one_json_object_is_refused_without_quoting_it(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(Problem.class).hasMessageStartingWith("the body");
    }

    private static CreateBody parse(String body) {
        return CreateBody.of(
                JsonBody.read(new ByteArrayInputStream(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
    }

    private static Problem refused(String field, String body) {
        var thrown = org.junit.jupiter.api.Assertions.assertThrows(Problem.class, () -> parse(body));
        assertThat(thrown.type().status()).isEqualTo(400);
        assertThat(thrown).hasMessageStartingWith(field + " ");
        return thrown;
    }
}
