package io.thecloud.credentials.issuing;

import io.thecloud.schema.state.CellState;
import java.util.Optional;

/// What the log adds up to, as far as it was read.
public interface LogView {
    /// The newest state there is; empty while the log's past is still being read.
    Optional<CellState> known();

    /// The state with all that was in the log when this was called; empty if that could not be learned.
    Optional<CellState> current();
}
