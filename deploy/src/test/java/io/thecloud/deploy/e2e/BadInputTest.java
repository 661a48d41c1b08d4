package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nonsense gets a reason, and nothing is made of it.
@Tag("e2e")
class BadInputTest {
    private static final int MEGABYTES = 10;

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

    @AfterEach
    void nothing_is_made() {
        assertThat(cloud.gateway().databases()).isEmpty();
        assertThat(cloud.docker().containers()).isEmpty();
        assertThat(cloud.docker().volumes()).isEmpty();
        assertThat(cloud.docker().networks()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    name | {"engine":"postgres","version":"16"}
                    name | {"name":null,"engine":"postgres","version":"16"}
                    name | {"name":"","engine":"postgres","version":"16"}
                    name | {"name":" ","engine":"postgres","version":"16"}
                    name | {"name":"Upper","engine":"postgres","version":"16"}
                    name | {"name":"../x","engine":"postgres","version":"16"}
                    name | {"name":"a b","engine":"postgres","version":"16"}
                    name | {"name":"a'b","engine":"postgres","version":"16"}
                    name | {"name":"1st","engine":"postgres","version":"16"}
                    name | {"name":"--privileged","engine":"postgres","version":"16"}
                    name | {"name":"a\\u0000b","engine":"postgres","version":"16"}
                    name | {"name":"a\\nb","engine":"postgres","version":"16"}
                    name | {"name":"template1","engine":"postgres","version":"16"}
                    name | {"name":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","engine":"postgres","version":"16"}
                    name | {"name":16,"engine":"postgres","version":"16"}
                    name | {"name":["a"],"engine":"postgres","version":"16"}
                    name | {"name":"a","name":"b","engine":"postgres","version":"16"}
                    engine | {"name":"a","version":"16"}
                    engine | {"name":"a","engine":"oracle","version":"16"}
                    engine | {"name":"a","engine":"POSTGRES","version":"16"}
                    engine | {"name":"a","engine":"postgres:16 --privileged","version":"16"}
                    version | {"name":"a","engine":"postgres"}
                    version | {"name":"a","engine":"postgres","version":16}
                    version | {"name":"a","engine":"postgres","version":"16 --privileged"}
                    version | {"name":"a","engine":"postgres","version":"../x"}
                    version | {"name":"a","engine":"postgres","version":"latest"}
                    version | {"name":"a","engine":"postgres","version":"9"}
                    version | {"name":"a","engine":"postgres","version":"16@sha256:00"}
                    allocated_storage | {"name":"a","engine":"postgres","version":"16","allocated_storage":9}
                    allocated_storage | {"name":"a","engine":"postgres","version":"16","allocated_storage":-1}
                    allocated_storage | {"name":"a","engine":"postgres","version":"16","allocated_storage":1e99}
                    allocated_storage | {"name":"a","engine":"postgres","version":"16","allocated_storage":"10"}
                    allocated_storage_gb | {"name":"a","engine":"postgres","version":"16","allocated_storage_gb":99999999999999999999}
                    password | {"name":"a","engine":"postgres","version":"16","password":"short"}
                    password | {"name":"a","engine":"postgres","version":"16","password":12345678}
                    password | {"name":"a","engine":"postgres","version":"16","password":"with\\nnewline"}
                    privileged | {"name":"a","engine":"postgres","version":"16","privileged":true}
                    `` | {"name":"a","engine":"postgres","version":"16"
                    `` | {"name":"a","engine":"postgres","version":"16"} x
                    `` | [1]
                    `` | null
                    `` | "text"
                    `` | not json
                    `` | ``
                    """)
    void a_bad_body_is_a_400_that_names_the_field_and_its_rule(String field, String body) {
        var answer = cloud.gateway().post("/databases", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.body().path("error").path("type").asText()).isEqualTo("INVALID_INPUT");
        assertThat(answer.body().path("error").path("field").asText()).isEqualTo(field);
        assertThat(answer.message()).isNotBlank().startsWith(field);
        assertThat(answer.body().path("meta").path("request_id").asText()).isNotBlank();
    }

    @Test
    void a_body_of_ten_megabytes_is_a_400() {
        var name = "x".repeat(MEGABYTES * 1024 * 1024);
        var answer = cloud.gateway().create(Gateway.postgres(name));
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.message()).contains("limit");
    }

    @Test
    void a_body_that_is_no_utf_8_is_a_400() {
        var body = "{\"name\":\"a\",\"engine\":\"postgres\",\"version\":\"16\",\"password\":\"\u00ff\u00fe12345678\"}";
        var answer = cloud.gateway().post("/databases", body.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET, /nonsense, 404",
        "GET, /databases/no-such, 404",
        "GET, /databases/%2e%2e%2f%2e%2e%2fetc%2fpasswd, 404",
        "GET, /databases/%00, 404",
        "GET, /databases/no-such/connection, 404",
        "DELETE, /databases/no-such, 404",
        "DELETE, /databases/00000000-0000-0000-0000-000000000000, 404",
        "DELETE, /databases, 405",
        "PUT, /databases, 405",
        "TRACE, /databases, 405",
        "GET, /events?limit=-1, 400",
        "GET, /events?limit=ten, 400",
        "POST, /internal/operator/claim, 401",
    })
    void a_nonsense_request_is_answered_by_what_is_wrong_with_it(String method, String path, int status) {
        var request = cloud.gateway().request(path).method(method, BodyPublishers.noBody());
        var answer = cloud.gateway().now(request.build());
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.message()).isNotBlank();
    }

    @Test
    void a_missing_or_wrong_key_is_a_401() {
        for (var key : new String[] {"", "thecloud_00000000000000000000000000000000", "x".repeat(5_000)}) {
            var answer = new Gateway(cloud.platform().gateway(), key).create(Gateway.postgres("mine"));
            assertThat(answer.status()).as("%s", answer).isEqualTo(401);
        }
    }

    @Test
    void odd_headers_are_refused_or_ignored() {
        var tenant = cloud.gateway()
                .now(cloud.gateway()
                        .request("/databases")
                        .setHeader("X-Tenant-ID", "x")
                        .build());
        assertThat(tenant.status()).as("%s", tenant).isIn(400, 403);
        var body = "a=b".getBytes(StandardCharsets.UTF_8);
        var form = cloud.gateway().post("/databases", body, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.status()).as("%s", form).isBetween(400, 499);
        var wait = cloud.gateway()
                .create(Gateway.postgres("Bad"), "Prefer", "wait=-1, wait=x", "Idempotency-Key", "k".repeat(4_000));
        assertThat(wait.status()).as("%s", wait).isEqualTo(400);
    }
}
