package io.thecloud.log;

final class KafkaDeciderTest extends DeciderContract {
    @Override
    TestCell newCell() {
        return new KafkaTestCell(SharedKafka.get());
    }
}
