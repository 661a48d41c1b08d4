package io.thecloud.log;

/// Where tests crash or freeze a decider.
interface TurnHook {
    /// Does nothing.
    TurnHook NONE = new TurnHook() {};

    /// Has the writer's place, has read nothing yet.
    default void given() {}

    /// Has decided a batch, has written nothing of it.
    default void decided(Batch batch) {}

    /// Has written a batch and not committed it.
    default void staged(Batch batch) {}

    /// Has committed a batch and not noted it in its own state.
    default void committed(Batch batch) {}
}
