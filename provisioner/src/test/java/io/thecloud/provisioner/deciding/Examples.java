package io.thecloud.provisioner.deciding;

import io.thecloud.schema.command.Report;
import io.thecloud.schema.command.Request;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.DatabaseEvent.CredentialsIssued;
import io.thecloud.schema.event.DatabaseEvent.DatabaseAvailable;
import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
import io.thecloud.schema.event.DatabaseEvent.ImageResolved;
import io.thecloud.schema.event.DatabaseEvent.InstanceStarted;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// One small cell to talk about: a node, a tenant, a database called orders.
final class Examples {
    static final long MIB = 1 << 20;
    static final Rules RULES = new Rules(
            new PortRange(20_000, 20_003),
            SubnetPool.of("10.213.0.0/26"),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            512 * MIB);

    static final TenantId TENANT = new TenantId(uuid("tenant"));
    static final TenantId OTHER_TENANT = new TenantId(uuid("other tenant"));
    static final UserId OWNER = new UserId(uuid("owner"));
    static final NodeId NODE = new NodeId(uuid("node"));
    static final String SESSION = "session-1";
    static final DatabaseName ORDERS = new DatabaseName("orders");
    static final DatabaseId DB = id("orders");
    static final String IMAGE = "postgres:16-alpine";
    static final String IMAGE_ID = "sha256:16";
    static final String CONTAINER = "container-1";
    static final int PORT = 20_001;
    static final String SUBNET = "10.213.0.16/28";
    static final Instant DEADLINE = Instant.parse("2026-01-02T12:10:00Z");

    private Examples() {}

    static UUID uuid(String name) {
        return NameBasedId.of(new UUID(0, 7), name);
    }

    static DatabaseId id(String name) {
        return new DatabaseId(uuid("database " + name));
    }

    static SecretId secret(DatabaseId id) {
        return new SecretId(NameBasedId.of(id.value(), "secret"));
    }

    static NodeRegistered node() {
        return new NodeRegistered(NODE, SESSION, 2048 * MIB, "127.0.0.1");
    }

    static DatabaseRequested requested() {
        return requested("orders", PORT, SUBNET);
    }

    static DatabaseRequested requested(String name, int port, String subnet) {
        return new DatabaseRequested(
                id(name),
                new GroupId(uuid("group " + name)),
                OWNER,
                new DatabaseName(name),
                Engine.POSTGRES,
                "16",
                10,
                512 * MIB,
                NODE,
                "127.0.0.1",
                port,
                subnet,
                secret(id(name)),
                DEADLINE);
    }

    static Event issued() {
        return new CredentialsIssued(DB, secret(DB));
    }

    static Event resolved() {
        return new ImageResolved(DB, IMAGE, IMAGE_ID);
    }

    static Event started() {
        return new InstanceStarted(DB, CONTAINER);
    }

    static Event available() {
        return new DatabaseAvailable(DB, CONTAINER, "16.4");
    }

    static Request.CreateDatabase create(String name) {
        return create(id(name), name, "16");
    }

    static Request.CreateDatabase create(DatabaseId id, String name, String version) {
        return new Request.CreateDatabase(
                id,
                new GroupId(NameBasedId.of(id.value(), "group")),
                OWNER,
                new DatabaseName(name),
                Engine.POSTGRES,
                version,
                10,
                secret(id));
    }

    static Request.DeleteDatabase delete() {
        return new Request.DeleteDatabase(DB);
    }

    static Report.PortFoundTaken portTaken(int port) {
        return new Report.PortFoundTaken(NODE, SESSION, DB, port);
    }

    static Report.SubnetFoundTaken subnetTaken(String subnet) {
        return new Report.SubnetFoundTaken(NODE, SESSION, DB, subnet);
    }

    static Report.ResourcesGone gone() {
        return new Report.ResourcesGone(NODE, SESSION, DB);
    }
}
