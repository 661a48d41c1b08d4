package io.thecloud.log;

final class KafkaCellLogTest extends CellLogContract {
    @Override
    TestCell newCell() {
        return new KafkaTestCell(SharedKafka.get());
    }
}
