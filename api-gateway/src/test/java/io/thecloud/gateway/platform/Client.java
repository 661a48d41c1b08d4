package io.thecloud.gateway.platform;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.thecloud.gateway.access.Digests;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// A client with a key.
public final class Client {
    /// The key of the tests' operator.
    public static final String KEY = "thecloud_" + "0123456789abcdef".repeat(2);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Client() {}

    /// Makes the key known, as soon as the platform can do that. To be called before each test: only there does the
    /// client know the gateway's port.
    public static void claim() {
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> given().header("Authorization", "Bearer " + TestPlatform.TOKEN)
                        .contentType("application/json")
                        .body(Map.of("sha256", Digests.sha256(KEY)))
                        .post("/internal/operator/claim")
                        .then()
                        .statusCode(200));
    }

    /// A request with the key.
    public static RequestSpecification request() {
        return given().header("X-API-Key", KEY).urlEncodingEnabled(false);
    }

    /// A name that no other test uses.
    public static String name(String prefix) {
        return prefix + "-" + COUNT.incrementAndGet();
    }

    /// A body for a PostgreSQL 16.
    public static Map<String, Object> body(String name) {
        return Map.of("name", name, "engine", "postgres", "version", "16");
    }

    /// Creates a PostgreSQL 16.
    public static Response create(String name) {
        return request().contentType("application/json").body(body(name)).post("/databases");
    }
}
