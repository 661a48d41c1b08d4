package io.thecloud.log;

final class KafkaFollowerTest extends FollowerContract {
    @Override
    TestCell newCell() {
        return new KafkaTestCell(SharedKafka.get());
    }
}
