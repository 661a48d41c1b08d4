package io.thecloud.schema.event;

/// What the last checks of a running database say; its status stays RUNNING meanwhile.
public enum Health {
    /// All checks pass.
    HEALTHY,
    /// The checks fail, or nobody can make them.
    UNREACHABLE,
    /// The container is being started again.
    RECOVERING,
    /// The group is changing its primary.
    FAILING_OVER,
    /// Something else listens on the database's host port.
    PORT_TAKEN
}
