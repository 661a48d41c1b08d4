package io.thecloud.log;

import java.time.Duration;
import java.util.List;

/// The time of one writer, from taking over until it fails or is closed. After any exception it is of no more use.
/// For one thread.
public interface WriterSession extends AutoCloseable {
    /// Where events and outcomes end, uncommitted records included: whoever has read up to here has seen all that any
    /// writer before has committed.
    ///
    /// @param events an offset of the events
    /// @param outcomes an offset of the outcomes
    record HighWatermarks(long events, long outcomes) {}

    /// The high watermarks as of now.
    ///
    /// @throws LogUnavailableException if the log does not answer
    HighWatermarks highWatermarks();

    /// The offset of the first command that no committed transaction has consumed, as it was at the take-over.
    long committedCommandOffset();

    /// Shows that this writer lives, without taking commands: for while it reads the log.
    ///
    /// @throws WriterFencedException if the place was given to another
    void keepAlive();

    /// The next commands; none if none came within `limit`.
    ///
    /// @throws WriterFencedException if the place was given to another
    /// @throws LogUnavailableException if the log cannot be read now
    List<LogRecord> pollCommands(Duration limit);

    /// Writes a batch in a transaction, together with the offset after all commands polled so far. Nobody sees it yet.
    ///
    /// @throws WriterFencedException if another writer has taken over
    /// @throws LogUnavailableException if the log does not answer; the batch will not be committed
    void stage(Batch batch);

    /// Makes the staged batch visible, all at once.
    ///
    /// @throws WriterFencedException if another writer has taken over; nothing was committed
    /// @throws CommitUnknownException if no answer came
    void commit();

    /// Gives up the place, and aborts what is staged.
    @Override
    void close();
}
