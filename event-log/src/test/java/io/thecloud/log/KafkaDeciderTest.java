package io.thecloud.log;

import org.junit.jupiter.api.Tag;

@Tag("slow")
final class KafkaDeciderTest extends DeciderContract {
    @Override
    TestCell newCell() {
        return new KafkaTestCell(SharedKafka.get());
    }
}
