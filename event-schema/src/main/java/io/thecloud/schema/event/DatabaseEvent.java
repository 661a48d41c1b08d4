package io.thecloud.schema.event;

import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.UserId;
import java.time.Instant;

/// What happened to one database.
public sealed interface DatabaseEvent extends Event {
    /// The database that this is about.
    DatabaseId database();

    /// A database was accepted; its name, port and network are reserved from here on.
    ///
    /// @param allocatedStorageGb in GB (10^9 bytes)
    /// @param memoryBytes the container's memory limit
    /// @param address where the host port is bound
    /// @param subnet the CIDR of the group's network
    /// @param deadline when it is RUNNING or has failed
    record DatabaseRequested(
            DatabaseId database,
            GroupId group,
            UserId owner,
            DatabaseName name,
            Engine engine,
            String version,
            int allocatedStorageGb,
            long memoryBytes,
            NodeId node,
            String address,
            int port,
            String subnet,
            SecretId secret,
            Instant deadline)
            implements DatabaseEvent {}

    /// Passwords for all roles are minted and sealed under `secret`.
    record CredentialsIssued(DatabaseId database, SecretId secret) implements DatabaseEvent {}

    /// The image that every container of this database is made from.
    ///
    /// @param imageId Docker's content id (`sha256:…`)
    record ImageResolved(DatabaseId database, String image, String imageId) implements DatabaseEvent {}

    /// A container serves, or is about to serve, the database.
    record InstanceStarted(DatabaseId database, String containerId) implements DatabaseEvent {}

    /// The creation waits for something; it goes on by itself when that is mended.
    record CreationDelayed(DatabaseId database, String reason) implements DatabaseEvent {}

    /// The reserved host port was taken by somebody else before first use; another one is reserved.
    record PortReassigned(DatabaseId database, int from, int to) implements DatabaseEvent {}

    /// The reserved subnet was in use on the node; another one is reserved.
    record SubnetReassigned(DatabaseId database, String from, String to) implements DatabaseEvent {}

    /// A query over TCP with the generated credentials was answered.
    ///
    /// @param serverVersion as the engine itself reports it
    record DatabaseAvailable(DatabaseId database, String containerId, String serverVersion) implements DatabaseEvent {}

    /// It never was RUNNING and never will be; what was made for it is taken down.
    record CreationFailed(DatabaseId database, FailureReason reason, String message) implements DatabaseEvent {}

    /// A check of a running database began to fail, or succeeds again.
    ///
    /// @param reason empty when healthy
    record HealthChanged(DatabaseId database, Health health, String reason) implements DatabaseEvent {}

    /// The container was lost and another one serves the same volume.
    record InstanceReplaced(DatabaseId database, String containerId, String reason) implements DatabaseEvent {}

    /// Its owner wants it gone, with its data.
    ///
    /// @param deadline when it is gone or the deletion has failed
    record DeletionRequested(DatabaseId database, Instant deadline) implements DatabaseEvent {}

    /// Container, volume, network and port are gone from the node.
    record ResourcesReleased(DatabaseId database) implements DatabaseEvent {}

    /// The key that opens the database's passwords is destroyed.
    record SecretShredded(DatabaseId database, SecretId secret) implements DatabaseEvent {}

    /// The deletion did not end in time; removing again tries again.
    record DeletionFailed(DatabaseId database, FailureReason reason, String message) implements DatabaseEvent {}

    /// Nothing of it is left but this history.
    record DatabaseDeleted(DatabaseId database) implements DatabaseEvent {}
}
