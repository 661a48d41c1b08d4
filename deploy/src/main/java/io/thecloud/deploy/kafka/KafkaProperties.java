package io.thecloud.deploy.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The settings of a broker that is also its own controller, on loopback.
///
/// @param data where it keeps its records
public record KafkaProperties(int port, int controllerPort, Path data) {
    // Ten years: longer than any platform is left switched off. The decider's place in the command log must be there
    // when it comes back, and the default forgets it after a week.
    private static final int OFFSETS_KEPT_MINUTES = 10 * 366 * 24 * 60;

    /// All of them, in the order of reading.
    public Map<String, String> settings() {
        var all = new LinkedHashMap<String, String>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        all.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        all.put("inter.broker.listener.name", "PLAINTEXT");
        all.put("log.dirs", data.toString());
        all.put("auto.create.topics.enable", "false");
        onlyOneCopy(all);
        quickRestart(all);
        smallMachine(all);
        all.put("offsets.retention.minutes", Integer.toString(OFFSETS_KEPT_MINUTES));
        return all;
    }

    /// The file's content.
    public String text() {
        return settings().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
    }

    private static void onlyOneCopy(Map<String, String> all) {
        all.put("default.replication.factor", "1");
        all.put("min.insync.replicas", "1");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "1");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "1");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
    }

    // After a kill the broker waits for its own former session to end; the default makes that 9 s.
    private static void quickRestart(Map<String, String> all) {
        all.put("broker.session.timeout.ms", "2000");
        all.put("broker.heartbeat.interval.ms", "500");
        all.put("group.initial.rebalance.delay.ms", "0");
    }

    private static void smallMachine(Map<String, String> all) {
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("num.recovery.threads.per.data.dir", "2");
        all.put("log.cleaner.dedupe.buffer.size", "16777216");
    }
}
