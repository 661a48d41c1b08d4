package io.thecloud.log;

final class InMemoryRaceTest extends RaceContract {
    @Override
    TestCell newCell() {
        return new MemoryTestCell();
    }
}
