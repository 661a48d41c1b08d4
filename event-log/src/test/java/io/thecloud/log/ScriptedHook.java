package io.thecloud.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/// Crashes or freezes a decider where a test says.
final class ScriptedHook implements TurnHook {
    /// The places in a turn.
    enum Point {
        DECIDED,
        STAGED,
        COMMITTED
    }

    /// A process's end: no more of its code runs.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed by the test", null, false, false);
        }
    }

    /// A thread that stands still until the test lets it go on.
    static final class Freeze implements Consumer<Batch> {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch thawed = new CountDownLatch(1);

        @Override
        public void accept(Batch batch) {
            reached.countDown();
            await(thawed);
        }

        void awaitFrozen() {
            await(reached);
        }

        void thaw() {
            thawed.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(30, TimeUnit.SECONDS)) {
                    throw new AssertionError("nothing came within 30 s");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /// Threads that a test kills are no surprise: neither to Awaitility nor on the console.
    static void letThreadsDie() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        var usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            if (e instanceof Killed) {
                return;
            }
            if (usual == null) {
                e.printStackTrace();
            } else {
                usual.uncaughtException(thread, e);
            }
        });
    }

    private final Map<Point, Consumer<Batch>> actions = new ConcurrentHashMap<>();

    /// Does something at every passing of a point.
    ScriptedHook at(Point point, Consumer<Batch> action) {
        actions.put(point, action);
        return this;
    }

    private void reach(Point point, Batch batch) {
        var action = actions.get(point);
        if (action != null) {
            action.accept(batch);
        }
    }

    @Override
    public void decided(Batch batch) {
        reach(Point.DECIDED, batch);
    }

    @Override
    public void staged(Batch batch) {
        reach(Point.STAGED, batch);
    }

    @Override
    public void committed(Batch batch) {
        reach(Point.COMMITTED, batch);
    }
}
