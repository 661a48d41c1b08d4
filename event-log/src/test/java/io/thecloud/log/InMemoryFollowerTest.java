package io.thecloud.log;

final class InMemoryFollowerTest extends FollowerContract {
    @Override
    TestCell newCell() {
        return new MemoryTestCell();
    }
}
