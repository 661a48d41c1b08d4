package io.thecloud.provisioner.deciding;

import io.thecloud.log.Decided;
import io.thecloud.log.Decision;
import io.thecloud.log.Decision.Accepted;
import io.thecloud.log.Decision.Refused;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.command.Request;
import io.thecloud.schema.command.Request.ClaimCell;
import io.thecloud.schema.command.Request.CreateDatabase;
import io.thecloud.schema.command.Request.DeleteDatabase;
import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
import io.thecloud.schema.event.DatabaseEvent.DeletionRequested;
import io.thecloud.schema.event.PlatformEvent.ApiKeyIssued;
import io.thecloud.schema.event.PlatformEvent.TenantCreated;
import io.thecloud.schema.event.PlatformEvent.UserRegistered;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Deleting;
import io.thecloud.schema.state.Lifecycle.Failed;
import io.thecloud.schema.state.Lifecycle.Running;
import io.thecloud.schema.state.Node;
import java.time.Instant;
import java.util.List;

/// Decides what people ask for.
final class Requests {
    private final Rules rules;
    private final Addresses addresses;

    Requests(Rules rules) {
        this.rules = rules;
        this.addresses = new Addresses(rules);
    }

    Decision decide(CellState state, CommandEnvelope envelope, Request request, Instant now) {
        return switch (request) {
            case ClaimCell c -> claim(state, c);
            case CreateDatabase c -> create(state, envelope.tenant(), c, now);
            case DeleteDatabase c -> delete(state, envelope.tenant(), c, now);
        };
    }

    private static Decision claim(CellState state, ClaimCell c) {
        if (state.apiKeys().has(c.sha256())) {
            return new Accepted(List.of());
        }
        var tenants = state.tenants().values();
        if (tenants.isEmpty()) {
            return new Accepted(List.of(
                    new Decided(c.tenant(), new UserRegistered(c.user())),
                    new Decided(c.tenant(), new TenantCreated(c.tenant(), c.user(), c.slug())),
                    new Decided(c.tenant(), new ApiKeyIssued(c.key(), c.user(), c.tenant(), c.sha256()))));
        }
        var founded = tenants.getFirst();
        return new Accepted(List.of(
                new Decided(founded.id(), new ApiKeyIssued(c.key(), founded.owner(), founded.id(), c.sha256()))));
    }

    private Decision create(CellState state, TenantId tenant, CreateDatabase c, Instant now) {
        var existing = state.database(tenant, c.name());
        if (existing.isPresent()) {
            return new Refused(new Refusal.NameTaken(c.name(), existing.get().id()));
        }
        if (state.database(c.database()).isPresent() || state.gone().has(c.database())) {
            return new Refused(
                    new Refusal.Stale("a database was made with this Idempotency-Key before; use a new key"));
        }
        if (!c.engine().versions().contains(c.version())) {
            return new Refused(new Refusal.VersionNotOffered(c.engine(), c.version()));
        }
        var node = state.nodes().values().stream().findFirst();
        return node.isEmpty() ? new Refused(new Refusal.NoNode()) : place(node.get(), tenant, c, now);
    }

    private Decision place(Node node, TenantId tenant, CreateDatabase c, Instant now) {
        if (node.memoryReserved() + rules.memoryPerDatabase() > node.memoryBytes()) {
            return new Refused(new Refusal.NodeFull("memory"));
        }
        var port = addresses.port(node, c.database());
        if (port.isEmpty()) {
            return new Refused(new Refusal.NodeFull("host port"));
        }
        var subnet = addresses.subnet(node, c.database());
        if (subnet.isEmpty()) {
            return new Refused(new Refusal.NodeFull("subnet"));
        }
        return accepted(
                tenant,
                new DatabaseRequested(
                        c.database(),
                        c.group(),
                        c.owner(),
                        c.name(),
                        c.engine(),
                        c.version(),
                        c.allocatedStorageGb(),
                        rules.memoryPerDatabase(),
                        node.id(),
                        node.publishAddress(),
                        port.getAsInt(),
                        subnet.get(),
                        c.secret(),
                        now.plus(rules.createWithin())));
    }

    private Decision delete(CellState state, TenantId tenant, DeleteDatabase c, Instant now) {
        var database = state.database(tenant, c.database());
        if (database.isEmpty()) {
            return new Refused(new Refusal.NoSuchDatabase(c.database()));
        }
        return switch (database.get().lifecycle()) {
            case Creating creating ->
                new Refused(new Refusal.WrongStatus(c.database(), creating.status(), "RUNNING or FAILED"));
            case Deleting deleting -> new Accepted(List.of());
            case Running running -> accepted(tenant, requested(c, now));
            case Failed failed -> accepted(tenant, requested(c, now));
        };
    }

    private DeletionRequested requested(DeleteDatabase c, Instant now) {
        return new DeletionRequested(c.database(), now.plus(rules.deleteWithin()));
    }

    private static Decision accepted(TenantId tenant, io.thecloud.schema.event.Event event) {
        return new Accepted(List.of(new Decided(tenant, event)));
    }
}
