package io.thecloud.schema.state;

import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.Epoch;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the log says about one database.
///
/// @param spec what was asked for and reserved
/// @param lifecycle where it is
/// @param instance what serves it, as far as it is known
/// @param updatedAt when the log last said something about it
public record Database(Spec spec, Lifecycle lifecycle, Instance instance, Instant updatedAt) {

    /// What was asked for, and what was reserved for it.
    ///
    /// @param allocatedStorageGb in GB (10^9 bytes)
    /// @param memoryBytes the container's limit
    /// @param address where the host port is bound
    /// @param port the host port
    /// @param subnet the CIDR of its group's network
    public record Spec(
            DatabaseId id,
            GroupId group,
            TenantId tenant,
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
            Epoch epoch,
            Instant createdAt) {

        Spec withPort(int newPort) {
            return new Spec(
                    id,
                    group,
                    tenant,
                    owner,
                    name,
                    engine,
                    version,
                    allocatedStorageGb,
                    memoryBytes,
                    node,
                    address,
                    newPort,
                    subnet,
                    secret,
                    epoch,
                    createdAt);
        }

        Spec withSubnet(String newSubnet) {
            return new Spec(
                    id,
                    group,
                    tenant,
                    owner,
                    name,
                    engine,
                    version,
                    allocatedStorageGb,
                    memoryBytes,
                    node,
                    address,
                    port,
                    newSubnet,
                    secret,
                    epoch,
                    createdAt);
        }
    }

    /// What serves a database; fields are null until they are known.
    ///
    /// @param image the reference it was found under
    /// @param imageId its content id, used for every later container
    public record Instance(
            @Nullable String image,
            @Nullable String imageId,
            @Nullable String containerId,
            @Nullable String serverVersion) {
        static final Instance UNKNOWN = new Instance(null, null, null, null);

        Instance withImage(String reference, String id) {
            return new Instance(reference, id, containerId, serverVersion);
        }

        Instance withContainer(String id) {
            return new Instance(image, imageId, id, serverVersion);
        }

        Instance withServerVersion(String version) {
            return new Instance(image, imageId, containerId, version);
        }
    }

    /// The database's id.
    public DatabaseId id() {
        return spec.id();
    }

    Database to(Lifecycle next, Instant at) {
        return new Database(spec, next, instance, at);
    }

    Database on(Instance next, Instant at) {
        return new Database(spec, lifecycle, next, at);
    }

    Database with(Spec next, Instant at) {
        return new Database(next, lifecycle, instance, at);
    }
}
