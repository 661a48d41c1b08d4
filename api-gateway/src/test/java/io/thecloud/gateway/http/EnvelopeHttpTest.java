package io.thecloud.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.thecloud.gateway.platform.Client;
import io.thecloud.gateway.platform.TestPlatform;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class EnvelopeHttpTest {
    @TestHTTPResource("/")
    URI base;

    @BeforeEach
    void claim() {
        Client.claim();
    }

    @Test
    void a_missing_or_wrong_key_is_the_same_401() {
        var none = error(given().get("/databases").then().statusCode(401), "UNAUTHORIZED");
        for (var key : List.of("", "x", "thecloud_", "thecloud_" + "0".repeat(32), Client.KEY + "0")) {
            var wrong =
                    given().header("X-API-Key", key).get("/databases").then().statusCode(401);
            error(wrong, "UNAUTHORIZED")
                    .body("error.message", equalTo(none.extract().path("error.message")));
        }
        error(
                given().contentType("application/json")
                        .body("{")
                        .post("/databases")
                        .then()
                        .statusCode(401),
                "UNAUTHORIZED");
    }

    @Test
    void a_tenant_must_be_one_that_the_key_opens() {
        error(
                Client.request()
                        .header("X-Tenant-ID", "00000000-0000-4000-8000-000000000000")
                        .get("/databases")
                        .then()
                        .statusCode(403),
                "FORBIDDEN");
        var database = Client.create(Client.name("tenant"));
        Client.request()
                .header("X-Tenant-ID", database.<String>path("data.tenant_id"))
                .get("/databases")
                .then()
                .statusCode(200);
    }

    @Test
    void a_harmless_request_id_is_echoed_and_another_replaced() {
        given().header("X-Request-ID", "abc-1")
                .get("/databases")
                .then()
                .header("X-Request-ID", "abc-1")
                .body("meta.request_id", equalTo("abc-1"));
        given().header("X-Request-ID", "a b")
                .get("/nothing")
                .then()
                .header("X-Request-ID", hasLength(36))
                .body("meta.request_id", hasLength(36));
        given().get("/health/live").then().header("X-Request-ID", hasLength(36));
    }

    @Test
    void unknown_paths_and_methods_and_media_types_get_an_envelope() {
        error(Client.request().get("/nothing").then().statusCode(404), "NOT_FOUND");
        error(Client.request().get("/vpcs").then().statusCode(404), "NOT_FOUND");
        error(Client.request().post("/databases/x/promote").then().statusCode(404), "NOT_FOUND");
        error(Client.request().put("/databases").then().statusCode(405), "METHOD_NOT_ALLOWED");
        error(Client.request().patch("/databases/x").then().statusCode(405), "METHOD_NOT_ALLOWED");
        error(
                Client.request()
                        .contentType("text/plain")
                        .body("x")
                        .post("/databases")
                        .then()
                        .statusCode(415),
                "UNSUPPORTED_MEDIA_TYPE");
        error(given().get("/health/nothing").then().statusCode(404), "NOT_FOUND");
        error(given().get("/a%20b/%2e%2e/c%00").then().statusCode(404), "NOT_FOUND");
    }

    @Test
    void wrong_json_is_a_400_at_once() throws Exception {
        for (var body :
                List.of("{", "[]", "{\"name\": 1}", "{\"name\": \"a\", \"name\": \"b\"}", "", "[".repeat(5000))) {
            long start = System.nanoTime();
            assertThat(post("databases", Client.KEY, BodyPublishers.ofString(body)))
                    .startsWith("400")
                    .contains("INVALID_INPUT");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("time to refuse %s", body)
                    .isLessThan(Duration.ofSeconds(2));
        }
        Client.request()
                .contentType("application/json")
                .body("{\"name\": \"a\", \"engine\": \"postgres\", \"version\": \"16 --privileged\"}")
                .post("/databases")
                .then()
                .statusCode(400)
                .body("error.field", equalTo("version"));
    }

    @Test
    void a_request_that_says_nothing_of_its_body_is_a_400_at_once() throws Exception {
        for (var length : List.of("", "Content-Length: 0\r\n")) {
            try (var socket = new Socket(base.getHost(), base.getPort())) {
                socket.setSoTimeout(2000);
                socket.getOutputStream()
                        .write("POST /databases HTTP/1.1\r\nHost: x\r\nX-API-Key: %s\r\n%sConnection: close\r\n\r\n"
                                .formatted(Client.KEY, length)
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 400")
                        .contains("INVALID_INPUT");
            }
        }
    }

    @Test
    void ten_megabytes_are_answered_whatever_they_are_sent_to() throws Exception {
        var bytes = "{\"name\": \"%s\"}".formatted("x".repeat(10_000_000)).getBytes(StandardCharsets.UTF_8);
        for (var publisher : List.of(
                BodyPublishers.ofByteArray(bytes),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))) {
            assertThat(post("databases", Client.KEY, publisher))
                    .startsWith("400")
                    .contains("65536");
            assertThat(post("databases", "", publisher)).startsWith("401");
            assertThat(post("nothing", Client.KEY, publisher)).startsWith("404");
            assertThat(post("internal/operator/claim", "", publisher)).startsWith("401");
        }
        Client.request().get("/databases").then().statusCode(200);
    }

    private String post(String path, String key, BodyPublisher body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(base.resolve(path))
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(Duration.ofSeconds(10))
                    .header("X-API-Key", key)
                    .header("Content-Type", "application/json")
                    .POST(body)
                    .build();
            var response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        }
    }

    @Test
    void health_metrics_and_openapi_need_no_key() {
        given().get("/health/live").then().statusCode(200);
        given().get("/health/ready").then().statusCode(200).body(containsString("position"));
        given().get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("cloud_log_position"))
                .body(containsString("cloud_follower_caught_up 1"))
                .body(not(containsString(Client.KEY)));
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(containsString("/databases/{id}/connection"))
                .body(containsString("allocated_storage"))
                .body(not(containsString("/internal")));
    }

    @Test
    void the_operators_path_is_opened_by_the_token_alone() {
        error(
                Client.request()
                        .contentType("application/json")
                        .body("{}")
                        .post("/internal/operator/claim")
                        .then()
                        .statusCode(401),
                "UNAUTHORIZED");
        given().header("Authorization", "Bearer " + TestPlatform.TOKEN)
                .contentType("application/json")
                .body("{\"sha256\": \"x\"}")
                .post("/internal/operator/claim")
                .then()
                .statusCode(400)
                .body("error.field", equalTo("sha256"));
    }

    private static ValidatableResponse error(ValidatableResponse response, String type) {
        return response.contentType("application/json")
                .body("error.type", equalTo(type))
                .body("error.code", equalTo(type))
                .body("meta.request_id", not(equalTo(null)))
                .body("meta.timestamp", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"));
    }
}
