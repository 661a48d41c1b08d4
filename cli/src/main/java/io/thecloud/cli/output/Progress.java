package io.thecloud.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One line that shows that something goes on, and for how long. Silent where no person sits.
public final class Progress implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final String WIPE = "\r\033[K";

    private final PrintStream err;
    private final long started = System.nanoTime();
    private final @Nullable Thread ticker;
    private volatile String what;

    private Progress(PrintStream err, boolean visible, String what) {
        this.err = err;
        this.what = what;
        this.ticker = visible ? Thread.ofVirtual().name("progress").unstarted(this::tick) : null;
    }

    /// Begins to show `what`.
    ///
    /// @param visible whether `err` is a terminal
    public static Progress start(PrintStream err, boolean visible, String what) {
        var progress = new Progress(err, visible, what);
        if (progress.ticker != null) {
            progress.ticker.start();
        }
        return progress;
    }

    /// From now on says this.
    public void now(String doing) {
        this.what = doing;
    }

    @Override
    public void close() {
        if (ticker == null) {
            return;
        }
        ticker.interrupt();
        try {
            ticker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        err.print(WIPE);
        err.flush();
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(TICK);
                var seconds = (System.nanoTime() - started) / 1_000_000_000;
                err.print(WIPE + Table.harmless(what) + " … " + seconds + " s");
                err.flush();
            }
        } catch (InterruptedException done) {
            // close() ended it; the line is wiped there
            return;
        }
    }
}
