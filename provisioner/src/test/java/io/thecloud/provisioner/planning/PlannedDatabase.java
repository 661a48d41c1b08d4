package io.thecloud.provisioner.planning;

import io.thecloud.provisioner.planning.Observed.Container;
import io.thecloud.provisioner.planning.Observed.Phase;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.DatabaseEvent.CredentialsIssued;
import io.thecloud.schema.event.DatabaseEvent.DatabaseAvailable;
import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
import io.thecloud.schema.event.DatabaseEvent.ImageResolved;
import io.thecloud.schema.event.DatabaseEvent.InstanceStarted;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.history.HistoryWriter;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/// A log of one database, as far as the planner looks at it.
final class PlannedDatabase {
    static final DatabaseId ID = new DatabaseId(new UUID(1, 1));
    static final String SUBNET = "10.213.0.16/28";
    static final String IMAGE_ID = "sha256:16";
    static final int PORT = 20_001;

    private static final TenantId TENANT = new TenantId(new UUID(1, 2));
    private static final NodeId NODE = new NodeId(new UUID(1, 3));
    private static final SecretId SECRET = new SecretId(new UUID(1, 4));

    private final HistoryWriter log = new HistoryWriter();

    private PlannedDatabase() {}

    static PlannedDatabase creating() {
        var planned = new PlannedDatabase();
        planned.log.append(new NodeRegistered(NODE, "session-1", 1L << 34, "127.0.0.1"));
        return planned.append(new DatabaseRequested(
                ID,
                new GroupId(new UUID(1, 5)),
                new UserId(new UUID(1, 6)),
                new DatabaseName("orders"),
                Engine.POSTGRES,
                "16",
                10,
                1 << 29,
                NODE,
                "127.0.0.1",
                PORT,
                SUBNET,
                SECRET,
                planned.log.now().plus(Duration.ofMinutes(10))));
    }

    PlannedDatabase credentials() {
        return append(new CredentialsIssued(ID, SECRET));
    }

    PlannedDatabase image() {
        return append(new ImageResolved(ID, "postgres:16-alpine", IMAGE_ID));
    }

    PlannedDatabase started(String container) {
        return append(new InstanceStarted(ID, container));
    }

    PlannedDatabase available() {
        var container = database().instance().containerId();
        return append(new DatabaseAvailable(ID, container == null ? "c1" : container, "16.4"));
    }

    PlannedDatabase append(Event event) {
        log.append(TENANT, event);
        return this;
    }

    CellState state() {
        return log.state();
    }

    Database database() {
        return log.state().database(ID).orElseThrow();
    }

    /// Containers in every phase, made for this database or for what it was before.
    static Stream<Container> containers() {
        return Stream.of(Phase.values())
                .flatMap(phase -> Stream.of("c1", "c2")
                        .flatMap(id -> Stream.of(IMAGE_ID, "sha256:99")
                                .flatMap(image -> Stream.of(PORT, PORT + 8)
                                        .map(port -> new Container(id, image, port, phase, 0)))));
    }
}
