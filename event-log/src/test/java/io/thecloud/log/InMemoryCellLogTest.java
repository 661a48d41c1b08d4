package io.thecloud.log;

final class InMemoryCellLogTest extends CellLogContract {
    @Override
    TestCell newCell() {
        return new MemoryTestCell();
    }
}
