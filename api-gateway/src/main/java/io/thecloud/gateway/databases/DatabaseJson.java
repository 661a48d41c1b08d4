package io.thecloud.gateway.databases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.thecloud.gateway.credentials.CredentialService;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.Epoch;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Running;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A database as clients see it.
///
/// @param containerId empty until there is one
/// @param allocatedStorage in GB (10^9 bytes)
/// @param statusReason why it is as it is; empty when there is nothing to say
/// @param health what the last checks say; only while RUNNING
/// @param endpoint `host:port`, from its own host
/// @param image what its containers are made from, once known
/// @param serverVersion as the engine itself reports it, once known
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record DatabaseJson(
        DatabaseId id,
        UserId userId,
        TenantId tenantId,
        DatabaseName name,
        Engine engine,
        String version,
        String status,
        String role,
        String containerId,
        int port,
        String username,
        Instant createdAt,
        Instant updatedAt,
        int allocatedStorage,
        String statusReason,
        @Nullable Health health,
        GroupId groupId,
        Epoch epoch,
        String endpoint,
        @Nullable String image,
        @Nullable String serverVersion) {

    static DatabaseJson of(CellState state, Database database) {
        var spec = database.spec();
        var instance = database.instance();
        return new DatabaseJson(
                spec.id(),
                spec.owner(),
                spec.tenant(),
                spec.name(),
                spec.engine(),
                spec.version(),
                database.lifecycle().status(),
                "PRIMARY",
                Objects.requireNonNullElse(instance.containerId(), ""),
                spec.port(),
                CredentialService.USERNAME,
                spec.createdAt(),
                database.updatedAt(),
                spec.allocatedStorageGb(),
                state.reason(database),
                database.lifecycle() instanceof Running running ? running.health() : null,
                spec.group(),
                spec.epoch(),
                Endpoint.of(spec).toString(),
                instance.image(),
                instance.serverVersion());
    }
}
