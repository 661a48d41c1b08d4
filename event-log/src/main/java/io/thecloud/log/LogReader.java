package io.thecloud.log;

import java.time.Duration;
import java.util.List;

/// Reads one topic in order, committed records only. For one thread.
public interface LogReader extends AutoCloseable {
    /// The next records; none if none came within `limit`.
    ///
    /// @throws LogUnavailableException if the log cannot be read now
    /// @throws LogReplacedException if the reader's place is not in the log
    List<LogRecord> poll(Duration limit);

    /// The offset up to which everything was read, markers and aborted records included.
    long position();

    @Override
    void close();
}
