package io.thecloud.credentials;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecloud.credentials.issuing.WrittenLog;
import io.thecloud.schema.codec.CommandCodec;
import java.net.URI;
import java.time.Duration;
import java.util.*;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.*;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class LatencyProbeTest {
    @ConfigProperty(name = "cloud.kafka.bootstrap-servers") String bootstrap;
    @TestHTTPResource("/") URI base;

    @Test @org.junit.jupiter.api.Timeout(60)
    void probe() throws Exception {
        var service = new Service(base);
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> service.get("health/ready").status() == 200);
        try (var topics = new TestTopics(bootstrap);
                var consumer = new KafkaConsumer<String, byte[]>(Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new ByteArrayDeserializer())) {
            var log = new WrittenLog(topics::append);
            var p = List.of(new TopicPartition("cloud.commands", 0));
            consumer.assign(p); consumer.seekToEnd(p); consumer.position(p.get(0));
            var times = new ArrayList<Double>(); var opens = new ArrayList<Double>();
            for (int i = 0; i < 200; i++) {
                var id = log.requested();
                long acked = System.nanoTime();
                var rows = consumer.poll(Duration.ofSeconds(5));
                if (rows.isEmpty()) throw new IllegalStateException("no report");
                times.add((System.nanoTime() - acked) / 1e6);
                long o = System.nanoTime();
                service.open(id, "cloud_user");
                opens.add((System.nanoTime() - o) / 1e6);
            }
            System.err.println("PROBE first event acked->report read " + times.get(0));
            for (var l : List.of(times.subList(20, 200), opens.subList(20, 200))) {
                var s = new ArrayList<>(l); Collections.sort(s);
                System.err.printf("PROBE p50 %.2f p90 %.2f p99 %.2f max %.2f%n", s.get(90), s.get(162), s.get(178), s.get(179));
            }
            service.get("metrics").body().asText().lines().filter(l -> l.contains("event_to_report")).forEach(l -> System.err.println("PROBE " + l));
        }
    }
}
