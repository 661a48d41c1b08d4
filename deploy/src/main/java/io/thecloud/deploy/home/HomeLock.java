package io.thecloud.deploy.home;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One `up` or `down` at a time per folder. The system lets go of it when the process ends, however it ends.
public final class HomeLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits for its turn.
    ///
    /// @param say is told when somebody else has it
    /// @throws CommandFailed if it is not had within `limit`
    public static HomeLock take(HomeFolder home, Duration limit, Consumer<String> say) throws IOException {
        var channel = FileChannel.open(home.lock(), CREATE, WRITE);
        var deadline = System.nanoTime() + limit.toNanos();
        boolean said = false;
        while (channel.tryLock() == null) {
            if (!said) {
                say.accept("another `cloud up` or `cloud down` is at work in " + home.path() + "; waiting for it");
                said = true;
            }
            if (System.nanoTime() > deadline) {
                channel.close();
                throw timeUp(home, limit, null);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                channel.close();
                throw timeUp(home, limit, interrupted);
            }
        }
        return new HomeLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static CommandFailed timeUp(HomeFolder home, Duration limit, @Nullable Exception cause) {
        var message = "another `cloud up` or `cloud down` has held %s for %d s; end it, or wait for it"
                .formatted(home.lock(), limit.toSeconds());
        return cause == null
                ? new CommandFailed(ExitStatus.CONFLICT, message)
                : new CommandFailed(ExitStatus.CONFLICT, message, cause);
    }
}
