package io.thecloud.deploy.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class KafkaPropertiesTest {
    private final KafkaProperties properties = new KafkaProperties(19_092, 19_093, Path.of("/home/some one/kafka"));

    @Test
    void it_listens_on_loopback_alone() {
        assertThat(properties.settings())
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:19092,CONTROLLER://127.0.0.1:19093")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:19092")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:19093");
    }

    @Test
    void nothing_asks_for_a_second_copy() {
        assertThat(properties.settings())
                .allSatisfy((name, value) -> {
                    if (name.endsWith("replication.factor") || name.endsWith("min.isr")) {
                        assertThat(value).isEqualTo("1");
                    }
                })
                .containsKeys(
                        "offsets.topic.replication.factor",
                        "transaction.state.log.replication.factor",
                        "transaction.state.log.min.isr",
                        "share.coordinator.state.topic.replication.factor",
                        "share.coordinator.state.topic.min.isr");
    }

    @Test
    void it_returns_quickly_after_a_kill_and_forgets_no_reader_s_place() {
        assertThat(properties.settings())
                .containsEntry("broker.session.timeout.ms", "2000")
                .containsEntry("broker.heartbeat.interval.ms", "500")
                .containsEntry("group.initial.rebalance.delay.ms", "0")
                .containsEntry("auto.create.topics.enable", "false");
        assertThat(Integer.parseInt(properties.settings().getOrDefault("offsets.retention.minutes", "0")))
                .isGreaterThan(5 * 365 * 24 * 60);
    }

    @Test
    void the_file_says_what_the_settings_say() throws IOException {
        var read = new Properties();
        read.load(new StringReader(properties.text()));
        assertThat(read).isEqualTo(properties.settings());
    }
}
