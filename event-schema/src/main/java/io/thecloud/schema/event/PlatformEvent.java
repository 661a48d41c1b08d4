package io.thecloud.schema.event;

import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import java.time.Instant;

/// What happened to the platform itself: its owners, keys, nodes and its decider.
public sealed interface PlatformEvent extends Event {

    /// A person or program may sign in from now on.
    record UserRegistered(UserId user) implements PlatformEvent {}

    /// A tenant exists.
    ///
    /// @param slug its name in URLs and labels
    record TenantCreated(TenantId tenant, UserId owner, String slug) implements PlatformEvent {}

    /// A key opens the API for a user in a tenant.
    ///
    /// @param sha256 the key's SHA-256, hexadecimal; the key itself is nowhere
    record ApiKeyIssued(ApiKeyId key, UserId user, TenantId tenant, String sha256) implements PlatformEvent {}

    /// An agent took hold of a Docker engine. Reports of earlier sessions count no more.
    ///
    /// @param session names this run of the agent
    /// @param memoryBytes what the engine's machine has
    /// @param publishAddress where host ports are bound
    record NodeRegistered(NodeId node, String session, long memoryBytes, String publishAddress)
            implements PlatformEvent {}

    /// Whether the agent reaches its Docker engine: on every change, and to each new decider.
    ///
    /// @param reason why it is unreachable; empty when it answers
    record NodeReported(NodeId node, boolean reachable, String reason) implements PlatformEvent {}

    /// A decider began to decide. Deadlines move by the time that nobody decided.
    ///
    /// @param previousEventAt when the last event before it happened
    record DeciderTookOver(String decider, Instant previousEventAt) implements PlatformEvent {}
}
