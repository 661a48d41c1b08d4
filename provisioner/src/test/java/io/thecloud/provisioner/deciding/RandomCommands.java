package io.thecloud.provisioner.deciding;

import io.thecloud.schema.command.Command;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.command.Request;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Commands as services might send them, likely and unlikely ones: stale, repeated, of old sessions, about databases
/// of others or of nobody.
final class RandomCommands {
    static final List<NodeId> NODES = List.of(new NodeId(new UUID(0, 1)), new NodeId(new UUID(0, 2)));
    private static final List<TenantId> TENANTS = List.of(Examples.TENANT, Examples.OTHER_TENANT);
    private static final int IDS = 24;
    private static final int NAMES = 8;

    private final RandomGenerator random;

    RandomCommands(RandomGenerator random) {
        this.random = random;
    }

    TenantId tenant() {
        return one(TENANTS);
    }

    Command next(CellState state) {
        return switch (random.nextInt(20)) {
            case 0 -> claim();
            case 1, 2, 3 -> create();
            case 4, 5 -> new Request.DeleteDatabase(database(state));
            case 6 -> new Report.RegisterNode(one(NODES), session(), 4096 * Examples.MIB, "127.0.0.1");
            default -> report(state);
        };
    }

    private Command report(CellState state) {
        var id = database(state);
        var database = state.database(id);
        var node = database.filter(d -> random.nextInt(10) > 0)
                .map(d -> d.spec().node())
                .orElseGet(() -> one(NODES));
        var session = state.node(node)
                .filter(n -> random.nextInt(10) > 0)
                .map(n -> n.session())
                .orElseGet(this::session);
        return switch (random.nextInt(13)) {
            case 0 -> new Report.NodeSeen(node, session, random.nextBoolean(), "seen " + random.nextInt(2));
            case 1 -> new Report.CredentialsSealed(id, Examples.secret(random.nextInt(9) > 0 ? id : id(0)));
            case 2 -> new Report.SecretGone(id, Examples.secret(random.nextInt(9) > 0 ? id : id(0)));
            case 3 -> new Report.ImageFound(node, session, id, "image", "sha256:" + random.nextInt(2));
            case 4 -> new Report.ContainerStarted(node, session, id, container());
            case 5 -> new Report.QueryAnswered(node, session, id, known(database.orElse(null)), "16.4");
            case 6 -> new Report.StepDelayed(node, session, id, "waits " + random.nextInt(2));
            case 7 -> new Report.StepFailed(node, session, id, one(List.of(FailureReason.values())), "failed");
            case 8 ->
                new Report.PortFoundTaken(
                        node, session, id, database.map(d -> d.spec().port()).orElse(20_000));
            case 9 ->
                new Report.SubnetFoundTaken(
                        node, session, id, database.map(d -> d.spec().subnet()).orElse("10.213.0.0/28"));
            case 10 -> new Report.HealthSeen(node, session, id, one(List.of(Health.values())), "h" + random.nextInt(2));
            default -> new Report.ResourcesGone(node, session, id);
        };
    }

    private Command claim() {
        return new Request.ClaimCell(
                Examples.OWNER,
                tenant(),
                "local",
                new ApiKeyId(new UUID(5, random.nextInt(5))),
                "%064d".formatted(random.nextInt(5)));
    }

    private Command create() {
        var id = id(random.nextInt(IDS));
        return new Request.CreateDatabase(
                id,
                new GroupId(NameBasedId.of(id.value(), "group")),
                Examples.OWNER,
                new DatabaseName("db-" + random.nextInt(NAMES)),
                Engine.POSTGRES,
                random.nextInt(9) > 0 ? "16" : "9.6",
                10,
                Examples.secret(id));
    }

    private DatabaseId database(CellState state) {
        var there = state.databases().values();
        return there.isEmpty() || random.nextInt(8) == 0
                ? id(random.nextInt(IDS))
                : one(there).id();
    }

    private String known(@Nullable Database database) {
        var container = database == null ? null : database.instance().containerId();
        return container == null || random.nextInt(8) == 0 ? container() : container;
    }

    private String container() {
        return "container-" + random.nextInt(3);
    }

    private String session() {
        return "session-" + random.nextInt(3);
    }

    private static DatabaseId id(int number) {
        return Examples.id("number " + number);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
