package io.thecloud.gateway.events;

import static io.thecloud.gateway.platform.Client.create;
import static io.thecloud.gateway.platform.Client.name;
import static io.thecloud.gateway.platform.Client.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecloud.gateway.platform.Client;
import io.thecloud.gateway.platform.TestPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class EventHttpTest {
    @BeforeEach
    void claim() {
        Client.claim();
    }

    @Test
    void a_databases_history_is_listed_newest_first_with_who_and_why() {
        String id = create(name("told")).path("data.id");
        var answer = request().get("/events?resource_id=" + id);
        answer.then().statusCode(200);
        assertThat(answer.<List<String>>path("data.action"))
                .containsExactly("DatabaseAvailable", "ImageResolved", "CredentialsIssued", "DatabaseRequested");
        List<Map<String, Object>> events = answer.path("data");
        assertThat(events).allSatisfy(event -> {
            assertThat(event)
                    .containsKeys(
                            "id",
                            "created_at",
                            "position",
                            "actor",
                            "correlation_id",
                            "causation_id",
                            "hash",
                            "metadata")
                    .containsEntry("resource_id", id)
                    .containsEntry("resource_type", "DATABASE");
            assertThat((String) event.get("actor")).startsWith("user:");
        });
        assertThat(events.getFirst().get("metadata"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("server_version", "16.9");
    }

    @Test
    void older_events_are_reached_by_position() {
        create(name("paged"));
        var newest = request().get("/events?limit=2");
        assertThat(newest.<List<Object>>path("data")).hasSize(2);
        int position = newest.path("data[1].position");
        request()
                .get("/events?limit=500&before=" + position)
                .then()
                .statusCode(200)
                .body("data[0].position", lessThan(position))
                .body("data.position", everyItem(lessThan(position)));
    }

    @Test
    void no_hash_of_a_key_is_shown() {
        var body = request().get("/events?limit=500").asString();
        assertThat(body).contains("ApiKeyIssued").doesNotContain("sha256\":");
    }

    @Test
    void a_wrong_page_is_a_400_that_names_the_parameter() {
        for (var query : List.of("limit=0", "limit=501", "limit=x", "before=0", "before=-1", "before=x")) {
            request()
                    .get("/events?" + query)
                    .then()
                    .statusCode(400)
                    .body("error.field", equalTo(query.substring(0, query.indexOf('='))));
        }
    }
}
