package io.thecloud.log;

import org.junit.jupiter.api.Tag;

@Tag("slow")
final class KafkaRaceTest extends RaceContract {
    @Override
    TestCell newCell() {
        return new KafkaTestCell(SharedKafka.get());
    }
}
