package io.thecloud.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecloud.credentials.issuing.WrittenLog;
import io.thecloud.log.Topics;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.id.DatabaseId;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestPlatform.WithoutKafka.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class WithoutKafkaTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @ConfigProperty(name = "cloud.kafka.bootstrap-servers")
    String bootstrap;

    @TestHTTPResource("/")
    URI base;

    @TestPlatform.Switch
    Runnable startKafka;

    @TestPlatform.Switch
    Runnable stopKafka;

    @Test
    void it_comes_up_without_kafka_and_goes_on_by_itself_when_kafka_comes_and_goes() {
        var service = new Service(base);
        assertThat(service.get("health/live").status()).isEqualTo(200);
        var unready = service.get("health/ready");
        assertThat(unready.status()).isEqualTo(503);
        assertThat(unready.body().toString()).contains("\"reason\":\"");
        assertThat(service.deposit(DatabaseId.random(), "chosen by me").status())
                .isEqualTo(503);

        startKafka.run();
        await().atMost(SOON).until(() -> service.get("health/ready").status() == 200);
        var database = DatabaseId.random();
        assertThat(service.deposit(database, "chosen by me").status()).isEqualTo(204);

        try (var topics = new TestTopics(bootstrap)) {
            var log = new WrittenLog(topics::append);
            stopKafka.run();
            assertThat(service.open(database, "cloud_user").status()).isEqualTo(200);
            assertThat(service.deposit(DatabaseId.random(), "chosen by me").status())
                    .isEqualTo(503);
            assertThat(service.discard(database).status()).isEqualTo(503);
            await().atMost(SOON).until(() -> service.get("health/ready").status() == 503);
            assertThat(service.get("health/live").status()).isEqualTo(200);

            startKafka.run();
            log.requested(database);
            await().atMost(SOON)
                    .until(() -> topics.commands()
                            .contains(new Report.CredentialsSealed(database, WrittenLog.secret(database))));
            await().atMost(SOON).until(() -> service.get("health/ready").status() == 200);
            await().atMost(SOON)
                    .until(() -> topics.text(Topics.AUDIT)
                            .contains(WrittenLog.secret(database).toString()));
        }
    }
}
