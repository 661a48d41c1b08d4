package io.thecloud.log;

import java.util.List;

/// A test's log in memory.
final class MemoryTestCell implements TestCell {
    private final InMemoryCellLog log = new InMemoryCellLog();

    @Override
    public CellLog open() {
        return log.another();
    }

    @Override
    public void send(String key, byte[] command) {
        log.send(key, command);
    }

    @Override
    public List<LogRecord> deadLetters() {
        return log.deadLetters();
    }

    @Override
    public void kill(CellLog process) {
        ((InMemoryCellLog) process).abandon();
    }

    @Override
    public void presumeDead() {
        log.presumeDead();
    }

    @Override
    public void close() {}
}
