package io.thecloud.schema.state;

import io.thecloud.schema.codec.HashChain;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// All that the log up to a position adds up to. Immutable: each event makes a new one.
///
/// @param position the sequence of the last event in it, 0 at the start
/// @param lastEventAt when that happened
/// @param chainHeads the hash of each tenant's last event
/// @param users every user, by id
/// @param tenants every tenant, by id
/// @param apiKeys keys by the SHA-256 of the key, hexadecimal
/// @param nodes Docker engines by id
/// @param databases those that are not gone
/// @param names the databases' names, held until they are gone
/// @param gone databases that were removed
public record CellState(
        long position,
        Instant lastEventAt,
        PersistentMap<TenantId, String> chainHeads,
        PersistentMap<UserId, UserId> users,
        PersistentMap<TenantId, Tenant> tenants,
        PersistentMap<String, ApiKey> apiKeys,
        PersistentMap<NodeId, Node> nodes,
        PersistentMap<DatabaseId, Database> databases,
        PersistentMap<TenantName, DatabaseId> names,
        PersistentMap<DatabaseId, Instant> gone) {

    /// The tenant of events that are nobody's own: nodes and deciders.
    public static final TenantId PLATFORM = new TenantId(new UUID(0, 0));

    /// Before the first event.
    public static final CellState EMPTY = new CellState(
            0,
            Instant.EPOCH,
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty());

    /// The database of that id.
    public Optional<Database> database(DatabaseId id) {
        return Optional.ofNullable(databases.get(id));
    }

    /// The database of that id, if it is the tenant's own.
    public Optional<Database> database(TenantId tenant, DatabaseId id) {
        return database(id).filter(d -> d.spec().tenant().equals(tenant));
    }

    /// The database that holds a name in a tenant.
    public Optional<Database> database(TenantId tenant, DatabaseName name) {
        return Optional.ofNullable(names.get(new TenantName(tenant, name))).flatMap(this::database);
    }

    /// The node of that id.
    public Optional<Node> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /// The head of a tenant's hash chain.
    public String chainHead(TenantId tenant) {
        return Objects.requireNonNullElse(chainHeads.get(tenant), HashChain.START);
    }

    /// Why a database is as it is: its own reason, or its node's while that cannot be reached.
    public String reason(Database database) {
        var own = database.lifecycle().reason();
        if (!own.isEmpty()) {
            return own;
        }
        return node(database.spec().node())
                .filter(node -> !node.reachable())
                .map(node -> "the Docker engine does not answer: " + node.reason())
                .orElse("");
    }

    CellState at(long newPosition, Instant time, TenantId tenant, String hash) {
        return new CellState(
                newPosition,
                time,
                chainHeads.with(tenant, hash),
                users,
                tenants,
                apiKeys,
                nodes,
                databases,
                names,
                gone);
    }

    CellState withUser(UserId user) {
        return new CellState(
                position,
                lastEventAt,
                chainHeads,
                users.with(user, user),
                tenants,
                apiKeys,
                nodes,
                databases,
                names,
                gone);
    }

    CellState withTenant(Tenant tenant) {
        return new CellState(
                position,
                lastEventAt,
                chainHeads,
                users,
                tenants.with(tenant.id(), tenant),
                apiKeys,
                nodes,
                databases,
                names,
                gone);
    }

    CellState withApiKey(String sha256, ApiKey key) {
        return new CellState(
                position,
                lastEventAt,
                chainHeads,
                users,
                tenants,
                apiKeys.with(sha256, key),
                nodes,
                databases,
                names,
                gone);
    }

    CellState withNode(Node node) {
        return new CellState(
                position,
                lastEventAt,
                chainHeads,
                users,
                tenants,
                apiKeys,
                nodes.with(node.id(), node),
                databases,
                names,
                gone);
    }

    CellState withDatabase(Database database) {
        return new CellState(
                position,
                lastEventAt,
                chainHeads,
                users,
                tenants,
                apiKeys,
                nodes,
                databases.with(database.id(), database),
                names.with(
                        new TenantName(database.spec().tenant(), database.spec().name()), database.id()),
                gone);
    }

    CellState withoutDatabase(Database database, Instant at) {
        return new CellState(
                position,
                lastEventAt,
                chainHeads,
                users,
                tenants,
                apiKeys,
                nodes,
                databases.without(database.id()),
                names.without(
                        new TenantName(database.spec().tenant(), database.spec().name())),
                gone.with(database.id(), at));
    }
}
