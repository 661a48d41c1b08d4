package io.thecloud.gateway.databases;

import static io.thecloud.gateway.platform.Client.body;
import static io.thecloud.gateway.platform.Client.create;
import static io.thecloud.gateway.platform.Client.name;
import static io.thecloud.gateway.platform.Client.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecloud.gateway.platform.Client;
import io.thecloud.gateway.platform.TestPlatform;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class DatabaseHttpTest {
    @BeforeEach
    void claim() {
        Client.claim();
    }

    @Test
    void a_database_is_found_by_id_name_and_beginning_of_its_id() {
        var name = name("found");
        String id = create(name).path("data.id");
        for (var reference : List.of(id, name, id.substring(0, 8), id.toUpperCase(java.util.Locale.ROOT))) {
            request().get("/databases/" + reference).then().statusCode(200).body("data.id", equalTo(id));
        }
        for (var reference : List.of(id.substring(0, 3), "nobody", "00000000-0000-4000-8000-000000000000", "a%20b")) {
            request().get("/databases/" + reference).then().statusCode(404).body("error.type", equalTo("NOT_FOUND"));
        }
        request().get("/databases").then().statusCode(200).body("data.id", hasItem(id));
    }

    @Test
    void a_connection_tells_all_that_a_client_needs_and_is_audited_with_its_purpose() {
        var name = name("connect");
        var created = create(name);
        int port = created.path("data.port");
        String password = created.path("data.password");
        request()
                .header("X-Request-ID", "asks-" + name)
                .get("/databases/" + name + "/connection")
                .then()
                .statusCode(200)
                .body(
                        "data.connection_string",
                        equalTo("postgres://cloud_user:%s@127.0.0.1:%d/%s".formatted(password, port, name)))
                .body("data.host", equalTo("127.0.0.1"))
                .body("data.port", equalTo(port))
                .body("data.database", equalTo(name))
                .body("data.username", equalTo("cloud_user"))
                .body(
                        "data.jdbc",
                        equalTo("jdbc:postgresql://127.0.0.1:%d/%s?user=cloud_user&password=%s"
                                .formatted(port, name, password)))
                .body("data.scope", equalTo("host"));
        assertThat(TestPlatform.get().credentials().openings()).anySatisfy(opening -> {
            assertThat(opening.path("request_id").asText()).isEqualTo("asks-" + name);
            assertThat(opening.path("purpose").asText()).isEqualTo("connection");
            assertThat(opening.path("actor").asText()).startsWith("user:");
            assertThat(opening.path("role").asText()).isEqualTo("cloud_user");
        });
    }

    @Test
    void a_database_that_does_not_run_has_no_connection_and_says_why() {
        var name = name("fail");
        create(name);
        request()
                .get("/databases/" + name + "/connection")
                .then()
                .statusCode(409)
                .body("error.message", containsString("FAILED"))
                .body("error.message", containsString("the engine ended at once"));
    }

    @Test
    void a_removed_database_is_gone_and_its_name_free() {
        var name = name("gone");
        String id = create(name).path("data.id");
        request().delete("/databases/" + name).then().statusCode(200).body("data.message", equalTo("database deleted"));
        request().get("/databases/" + id).then().statusCode(404);
        request().delete("/databases/" + id).then().statusCode(404);
        create(name).then().statusCode(201);
    }

    @Test
    void a_failed_database_can_be_removed() {
        var name = name("fail");
        create(name);
        request().delete("/databases/" + name).then().statusCode(200);
    }

    @Test
    void a_database_that_is_being_made_cannot_be_removed() {
        var name = name("slow");
        request()
                .header("Prefer", "respond-async")
                .contentType("application/json")
                .body(body(name))
                .post("/databases");
        request().delete("/databases/" + name).then().statusCode(409).body("error.message", containsString("CREATING"));
    }

    @Test
    void a_removal_that_takes_longer_is_a_202_and_repeating_it_waits_on() {
        var name = name("sticky");
        create(name);
        for (int time = 0; time < 2; time++) {
            request()
                    .header("Prefer", "wait=0")
                    .delete("/databases/" + name)
                    .then()
                    .statusCode(202)
                    .body("data.status", equalTo("DELETING"));
        }
    }
}
