package io.thecloud.gateway.commands;

import static io.restassured.RestAssured.given;
import static io.thecloud.gateway.platform.Client.create;
import static io.thecloud.gateway.platform.Client.name;
import static io.thecloud.gateway.platform.Client.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecloud.gateway.platform.Client;
import io.thecloud.gateway.platform.TestPlatform;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class OutageHttpTest {
    /// What a client is promised.
    private static final long IN_TIME_MILLIS = 5_000;

    @BeforeEach
    void claim() {
        Client.claim();
    }

    @Test
    void without_kafka_writes_are_a_503_in_time_and_reads_go_on_and_it_recovers_by_itself() {
        var before = name("before");
        create(before).then().statusCode(201);
        TestPlatform.get().kafka().stop();
        var during = name("during");
        try {
            unavailableInTime(during, "Kafka");
            request().get("/databases/" + before).then().statusCode(200).header("X-Stale", "true");
            request().get("/events").then().statusCode(200).header("X-Stale", "true");
            given().get("/health/ready").then().statusCode(503).body(containsString("reason"));
            given().get("/health/live").then().statusCode(200);
        } finally {
            TestPlatform.get().kafka().start();
        }
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> given().get("/health/ready").statusCode() == 200);
        await().atMost(30, TimeUnit.SECONDS).until(() -> create(name("after")).statusCode() == 201);
        await().atMost(5, TimeUnit.SECONDS)
                .until(() -> request().get("/databases/" + before).header("X-Stale") == null);
        request().get("/databases/" + during).then().statusCode(404);
    }

    @Test
    void without_a_decider_a_write_is_a_503_in_time_and_comes_to_nothing() {
        create(name("decided")).then().statusCode(201);
        TestPlatform.get().stopDecider();
        var name = name("undecided");
        try {
            unavailableInTime(name, "no decider answered");
        } finally {
            TestPlatform.get().startDecider();
        }
        await().atMost(20, TimeUnit.SECONDS).until(() -> create(name("decided")).statusCode() == 201);
        request().get("/databases/" + name).then().statusCode(404);
    }

    private static void unavailableInTime(String name, String reason) {
        long start = System.nanoTime();
        var answer = create(name);
        var took = Duration.ofNanos(System.nanoTime() - start);
        answer.then()
                .statusCode(503)
                .body("error.type", equalTo("UNAVAILABLE"))
                .body("error.message", containsString(reason));
        assertThat(took).isLessThan(Duration.ofMillis(IN_TIME_MILLIS));
    }
}
