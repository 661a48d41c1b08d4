package io.thecloud.log;

import java.time.Duration;
import java.util.Optional;

/// Waits to become the log's one writer. For one thread.
public interface Candidate extends AutoCloseable {
    /// Waits up to `limit` for the writer's place. When it is given, the transaction of the writer before is finished
    /// or aborted, and that writer can commit nothing more.
    ///
    /// @throws LogUnavailableException if the log does not answer
    Optional<WriterSession> contend(Duration limit);

    /// Gives up waiting. A session that was given stays.
    @Override
    void close();
}
