package io.thecloud.schema.history;

import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
import io.thecloud.schema.event.PlatformEvent.ApiKeyIssued;
import io.thecloud.schema.event.PlatformEvent.DeciderTookOver;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.event.PlatformEvent.NodeReported;
import io.thecloud.schema.event.PlatformEvent.TenantCreated;
import io.thecloud.schema.event.PlatformEvent.UserRegistered;
import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import io.thecloud.schema.state.Node;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// A random legal log of a cell with two nodes and two tenants, whose databases come and go.
public final class RandomHistory {
    private static final int PORTS = 12; // few, so that ports and subnets are given to one database after another
    private static final Duration CREATE_WITHIN = Duration.ofMinutes(10);

    private final RandomGenerator random;
    private final HistoryWriter log = new HistoryWriter();

    private RandomHistory(RandomGenerator random) {
        this.random = random;
    }

    /// A log of at least `length` events.
    public static HistoryWriter of(RandomGenerator random, int length) {
        var history = new RandomHistory(random);
        history.found();
        while (history.log.state().position() < length) {
            history.log.later(Duration.ofMillis(random.nextLong(90_000)));
            history.step();
        }
        return history.log;
    }

    private void found() {
        log.append(new DeciderTookOver("decider-0", log.now()));
        for (int i = 0; i < 2; i++) {
            log.append(new NodeRegistered(new NodeId(uuid()), "session-0", 1L << 34, "127.0.0.1"));
            var tenant = new TenantId(uuid());
            var owner = new UserId(uuid());
            log.append(tenant, new UserRegistered(owner));
            log.append(tenant, new TenantCreated(tenant, owner, "tenant-" + i));
            var sha256 = "%064x".formatted(random.nextLong(Long.MAX_VALUE));
            log.append(tenant, new ApiKeyIssued(new ApiKeyId(uuid()), owner, tenant, sha256));
        }
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 ->
                log.append(new DeciderTookOver(
                        "decider-" + random.nextInt(9), log.state().lastEventAt()));
            case 1 -> {
                var reachable = random.nextBoolean();
                log.append(new NodeReported(node().id(), reachable, reachable ? "" : "connection refused"));
            }
            case 2 ->
                log.append(new NodeRegistered(node().id(), "session-" + random.nextInt(99), 1L << 34, "127.0.0.1"));
            case 3, 4 -> request();
            default -> live();
        }
    }

    private void request() {
        var tenants = log.state().tenants().values();
        var tenant = tenants.get(random.nextInt(tenants.size()));
        var name = new DatabaseName("db-" + random.nextInt(2 * PORTS));
        var node = node();
        if (log.state().database(tenant.id(), name).isPresent()) {
            return;
        }
        FreeAddress.port(node, random, PORTS)
                .ifPresent(port -> log.append(
                        tenant.id(),
                        new DatabaseRequested(
                                new DatabaseId(uuid()),
                                new GroupId(uuid()),
                                tenant.owner(),
                                name,
                                Engine.POSTGRES,
                                Engine.POSTGRES.versions().get(random.nextInt(5)),
                                10,
                                1L << 29,
                                node.id(),
                                "127.0.0.1",
                                port,
                                FreeAddress.subnet(node, random, PORTS + 1).orElseThrow(),
                                new SecretId(uuid()),
                                log.now().plus(CREATE_WITHIN))));
    }

    private void live() {
        var databases = log.state().databases().values();
        if (!databases.isEmpty()) {
            var database = databases.get(random.nextInt(databases.size()));
            var node = log.state().node(database.spec().node()).orElseThrow();
            RandomLife.next(database, node, log.now(), random)
                    .ifPresent(event -> log.append(database.spec().tenant(), event));
        }
    }

    private Node node() {
        var nodes = log.state().nodes().values();
        return nodes.get(random.nextInt(nodes.size()));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
