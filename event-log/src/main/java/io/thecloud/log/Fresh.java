package io.thecloud.log;

import io.thecloud.schema.state.CellState;

/// A view of the cell for one request.
///
/// @param stale whether it may lack what was committed before the request came in
public record Fresh(CellState state, boolean stale) {}
