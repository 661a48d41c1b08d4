package io.thecloud.log;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// A cell's log, as one process sees it. Made without asking anything of the broker, so it works before that is up.
public interface CellLog extends AutoCloseable {
    /// Reads the events from an offset on; 0 is the first.
    ///
    /// @throws LogUnavailableException if the log does not answer
    LogReader events(long fromOffset);

    /// Reads the outcomes that were written at `since` or later.
    ///
    /// @throws LogUnavailableException if the log does not answer
    LogReader outcomesSince(Instant since);

    /// Reads the outcomes from an offset on.
    ///
    /// @throws LogUnavailableException if the log does not answer
    LogReader outcomes(long fromOffset);

    /// The offset after the last event as of now, uncommitted ones included: whoever has read up to here has seen all
    /// that was committed before the question. The committed end does not say that: a commit is answered, and its
    /// outcomes can be read, some milliseconds before its events count as committed.
    CompletableFuture<Long> end();

    /// The offset before the first event that may still be aborted. Reading up to here waits for no writer.
    CompletableFuture<Long> committedEnd();

    /// The offset before the first outcome that may still be aborted.
    CompletableFuture<Long> outcomesEnd();

    /// Names this very log: another one at the same address has another name.
    CompletableFuture<String> identity();

    /// Somebody who would be the log's writer.
    ///
    /// @param name its name; a new candidate of the same name takes the place of a former one at once, so no two
    /// processes that run at the same time may share one
    Candidate candidate(String name);

    @Override
    void close();
}
