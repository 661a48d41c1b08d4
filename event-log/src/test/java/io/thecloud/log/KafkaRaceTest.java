package io.thecloud.log;

final class KafkaRaceTest extends RaceContract {
    @Override
    TestCell newCell() {
        return new KafkaTestCell(SharedKafka.get());
    }
}
