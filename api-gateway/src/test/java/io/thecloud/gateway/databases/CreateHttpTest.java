package io.thecloud.gateway.databases;

import static io.thecloud.gateway.platform.Client.body;
import static io.thecloud.gateway.platform.Client.create;
import static io.thecloud.gateway.platform.Client.name;
import static io.thecloud.gateway.platform.Client.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.thecloud.gateway.platform.Client;
import io.thecloud.gateway.platform.TestPlatform;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class CreateHttpTest {
    @BeforeEach
    void claim() {
        Client.claim();
    }

    @Test
    void a_database_is_answered_when_it_runs_with_its_password_this_once() {
        var name = name("my-postgres");
        var created = create(name);
        created.then()
                .statusCode(201)
                .body("data.name", equalTo(name))
                .body("data.engine", equalTo("postgres"))
                .body("data.version", equalTo("16"))
                .body("data.status", equalTo("RUNNING"))
                .body("data.role", equalTo("PRIMARY"))
                .body("data.username", equalTo("cloud_user"))
                .body("data.password", startsWith("Generated_"))
                .body("data.container_id", equalTo("c0ffee"))
                .body("data.allocated_storage", equalTo(10))
                .body("data.health", equalTo("HEALTHY"))
                .body("data.status_reason", equalTo(""))
                .body("data.epoch", equalTo(1))
                .body("data.server_version", equalTo("16.9"))
                .body("data.endpoint", equalTo("127.0.0.1:" + created.<Integer>path("data.port")));
        Map<String, Object> shown = request().get("/databases/" + name).path("data");
        assertThat(shown)
                .containsKeys("id", "user_id", "tenant_id", "created_at", "updated_at", "group_id")
                .doesNotContainKey("password");
        assertThat((String) shown.get("created_at")).endsWith("Z");
    }

    @Test
    void the_answer_waits_as_long_as_it_is_told_to() {
        request()
                .header("Prefer", "wait=10")
                .contentType("application/json")
                .body(body(name("late")))
                .post("/databases")
                .then()
                .statusCode(201)
                .body("data.status", equalTo("RUNNING"));
        for (var prefer : new String[] {"respond-async", "wait=0", "wait=1"}) {
            request()
                    .header("Prefer", prefer)
                    .contentType("application/json")
                    .body(body(name("slow")))
                    .post("/databases")
                    .then()
                    .statusCode(202)
                    .body("data.status", equalTo("CREATING"))
                    .body("data.password", startsWith("Generated_"));
        }
        request()
                .header("Prefer", "wait=soon")
                .contentType("application/json")
                .body(body(name("never")))
                .post("/databases")
                .then()
                .statusCode(400)
                .body("error.field", equalTo("Prefer"));
    }

    @Test
    void a_password_that_is_not_made_in_time_is_said_to_be_missing() {
        request()
                .header("Prefer", "respond-async")
                .contentType("application/json")
                .body(body(name("mute")))
                .post("/databases")
                .then()
                .statusCode(202)
                .body("data.password", equalTo(null))
                .body("data.warning", containsString("not made yet"));
    }

    @Test
    void a_failure_is_a_422_with_the_reason_and_the_id() {
        var name = name("fail");
        var failed = create(name);
        failed.then()
                .statusCode(422)
                .body("error.type", equalTo("PROVISIONING_FAILED"))
                .body("error.message", containsString("the engine ended at once"));
        request()
                .get("/databases/" + failed.path("error.resource_id"))
                .then()
                .statusCode(200)
                .body("data.name", equalTo(name))
                .body("data.status", equalTo("FAILED"));
    }

    @Test
    void a_full_node_is_a_quota_and_no_server_error() {
        create(name("full")).then().statusCode(403).body("error.type", equalTo("QUOTA_EXCEEDED"));
    }

    @Test
    void of_two_creates_at_the_same_moment_one_is_a_409_that_names_the_other() throws Exception {
        var name = name("twice");
        var gate = new CyclicBarrier(2);
        Callable<Response> one = () -> {
            gate.await();
            return create(name);
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(one);
            var second = threads.submit(one);
            var answers = Stream.of(first.get(), second.get()).toList();
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
            var made = answers.stream()
                    .filter(a -> a.statusCode() == 201)
                    .findFirst()
                    .orElseThrow();
            var refused = answers.stream()
                    .filter(a -> a.statusCode() == 409)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.<String>path("error.resource_id")).isEqualTo(made.path("data.id"));
            assertThat(refused.<String>path("error.message")).contains(made.<String>path("data.id"));
        }
    }

    @Test
    void a_repeat_with_the_same_key_gets_the_first_answer_again() {
        var name = name("again");
        var key = name("key");
        var first = createWith(key, body(name));
        var second = createWith(key, body(name));
        first.then().statusCode(201);
        second.then()
                .statusCode(201)
                .body("data.id", equalTo(first.path("data.id")))
                .body("data.password", equalTo(first.path("data.password")));
        createWith(key, body(name("other")))
                .then()
                .statusCode(409)
                .body("error.message", containsString("Idempotency-Key"));
        request().delete("/databases/" + name).then().statusCode(200);
        createWith(key, body(name)).then().statusCode(404).body("error.message", containsString("removed since"));
        createWith("", body(name)).then().statusCode(400).body("error.field", equalTo("Idempotency-Key"));
        createWith("x".repeat(256), body(name)).then().statusCode(400);
    }

    @Test
    void a_users_own_password_is_deposited_first_and_discarded_when_the_create_is_refused() {
        var credentials = TestPlatform.get().credentials();
        var name = name("own");
        var wish = new HashMap<>(body(name));
        wish.put("password", "p@ss/w0rd %?");
        createWith("k-" + name, wish).then().statusCode(201).body("data.password", equalTo("p@ss/w0rd %?"));
        createWith("k-" + name, wish).then().statusCode(201).body("data.password", equalTo("p@ss/w0rd %?"));
        assertThat(credentials.deposits()).containsValue("p@ss/w0rd %?");
        request()
                .get("/databases/" + name + "/connection")
                .then()
                .statusCode(200)
                .body("data.connection_string", startsWith("postgres://cloud_user:p%40ss%2Fw0rd%20%25%3F@127.0.0.1:"));

        var taken = new HashMap<>(wish);
        taken.put("password", "another-password");
        request()
                .contentType("application/json")
                .body(taken)
                .post("/databases")
                .then()
                .statusCode(409);
        await().untilAsserted(() -> assertThat(credentials.discarded()).isNotEmpty());
        await().untilAsserted(() -> assertThat(credentials.deposits()).doesNotContainValue("another-password"));
        assertThat(credentials.deposits()).containsValue("p@ss/w0rd %?");
    }

    @Test
    void without_the_credential_service_a_create_warns_and_a_connection_is_a_503() {
        var credentials = TestPlatform.get().credentials();
        credentials.setBroken(true);
        try {
            var name = name("unopened");
            create(name)
                    .then()
                    .statusCode(201)
                    .body("data.password", equalTo(null))
                    .body("data.warning", containsString("credential-service"));
            request()
                    .get("/databases/" + name + "/connection")
                    .then()
                    .statusCode(503)
                    .body("error.message", containsString("credential-service"));
            var own = new HashMap<>(body(name("own")));
            own.put("password", "some-password");
            request()
                    .contentType("application/json")
                    .body(own)
                    .post("/databases")
                    .then()
                    .statusCode(503);
            request().get("/databases/" + own.get("name")).then().statusCode(404);
        } finally {
            credentials.setBroken(false);
        }
    }

    private static Response createWith(String key, Map<String, Object> body) {
        return request()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/databases");
    }
}
