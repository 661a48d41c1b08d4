package io.thecloud.log;

final class InMemoryDeciderTest extends DeciderContract {
    @Override
    TestCell newCell() {
        return new MemoryTestCell();
    }
}
