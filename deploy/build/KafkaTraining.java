import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes transactions to a broker and reads them back in a group, so that the broker's training run sees the work it is for.
class KafkaTraining {
    public static void main(String[] args) throws Exception {
        var servers = args[0];
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic("training", 1, (short) 1))).all().get();
            admin.describeCluster().nodes().get();
        }
        var write = Map.<String, Object>of(
                "bootstrap.servers", servers, "transactional.id", "training", "linger.ms", 0, "acks", "all");
        try (var producer = new KafkaProducer<>(write, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            for (int i = 0; i < 20; i++) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("training", "key", "value " + i));
                producer.commitTransaction();
            }
        }
        var read = Map.<String, Object>of(
                "bootstrap.servers", servers,
                "group.id", "training",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(read, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("training"));
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            int seen = 0;
            while (seen < 20 && System.nanoTime() < deadline) {
                seen += consumer.poll(Duration.ofMillis(200)).count();
            }
            consumer.commitSync();
            System.out.println("read " + seen + " records");
        }
    }
}
