package io.thecloud.provisioner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jboss.logging.Logger;

/// Held by the one process on this machine that drives the node; others stand by for it. The operating system gives it
/// back when its holder dies, however it dies.
final class NodeLock implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(NodeLock.class);

    private final FileChannel channel;
    private volatile boolean held;

    NodeLock(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /// Runs `then` once the lock is held.
    void whenHeld(Runnable then) {
        Thread.ofPlatform().daemon().name("node-lock").start(() -> {
            try {
                FileLock lock = channel.lock();
                held = lock.isValid();
                then.run();
            } catch (IOException e) {
                LOG.warnf("the node lock was not taken trouble=%s", e.toString());
            }
        });
    }

    boolean held() {
        return held;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warnf("the node lock was not given back trouble=%s", e.toString());
        }
    }
}
