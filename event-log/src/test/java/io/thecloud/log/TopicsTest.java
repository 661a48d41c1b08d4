package io.thecloud.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

final class TopicsTest {
    @Test
    void each_topic_keeps_its_records_as_long_as_they_are_needed() throws ExecutionException, InterruptedException {
        Topics.ensure(SharedKafka.get().bootstrap());
        var settings = KafkaSettings.of(SharedKafka.get().bootstrap());
        try (var admin = KafkaClients.admin(settings)) {
            var names = Map.of(
                    Topics.COMMANDS, Duration.ofDays(7),
                    Topics.EVENTS, Duration.ofMillis(-1),
                    Topics.OUTCOMES, Duration.ofHours(26),
                    Topics.AUDIT, Duration.ofDays(400),
                    Topics.HEARTBEATS, Duration.ofHours(1),
                    Topics.DEAD_LETTERS, Duration.ofDays(30));
            var configs = admin
                    .describeConfigs(names.keySet().stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList())
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().name(), entry -> retention(entry.getValue())));
            assertThat(configs).isEqualTo(names);
            var secrets = new ConfigResource(ConfigResource.Type.TOPIC, Topics.SECRETS);
            assertThat(admin.describeConfigs(List.of(secrets))
                            .all()
                            .get()
                            .get(secrets)
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact");
        }
    }

    private static Duration retention(Config config) {
        return Duration.ofMillis(Long.parseLong(config.get("retention.ms").value()));
    }
}
