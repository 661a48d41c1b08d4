package io.thecloud.provisioner.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.thecloud.log.DeciderLoop;
import io.thecloud.log.Follower;
import io.thecloud.log.InMemoryCellLog;
import io.thecloud.provisioner.deciding.CellDecider;
import io.thecloud.provisioner.deciding.PortRange;
import io.thecloud.provisioner.deciding.Rules;
import io.thecloud.provisioner.deciding.SubnetPool;
import io.thecloud.provisioner.engine.EngineRecipe;
import io.thecloud.provisioner.engine.Role;
import io.thecloud.provisioner.engine.postgres.PostgresRecipe;
import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.command.Command;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.command.Request;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
import io.thecloud.schema.event.DatabaseEvent.DeletionRequested;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Failed;
import io.thecloud.schema.state.Lifecycle.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Everything but Kafka and HTTP: a log in memory with a real decider, and real agents on the real Docker engine.
final class TestPlatform implements AutoCloseable {
    static final PortRange PORTS = new PortRange(30_100, 31_999);
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private static final Rules RULES =
            new Rules(PORTS, SubnetPool.of("10.214.0.0/16"), Duration.ofMinutes(2), Duration.ofMinutes(2), 256L << 20);

    final String home = "test-" + UUID.randomUUID();
    final InMemoryCellLog log = new InMemoryCellLog();
    final TenantId tenant = new TenantId(UUID.randomUUID());
    final NodeId node = NodeId.random();
    final DockerClient docker = connect();
    final CredentialStandIn credentials = new CredentialStandIn();
    final List<EventEnvelope> events = new CopyOnWriteArrayList<>();
    final Path tokenFile = Files.createTempFile("token", "");
    final Follower view = new Follower(log, this::heard);

    private final DeciderLoop decider = new DeciderLoop(log, new CellDecider(RULES), home, InstantSource.system());
    private final List<TestAgent> agents = new CopyOnWriteArrayList<>();

    TestPlatform() throws IOException {
        Files.writeString(tokenFile, CredentialStandIn.TOKEN + "\n");
        decider.start();
        view.start();
    }

    /// A platform whose agent runs.
    static TestPlatform running() throws IOException {
        var platform = new TestPlatform();
        platform.agent();
        return platform;
    }

    private static DockerClient connect() {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        return DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .responseTimeout(Duration.ofSeconds(30))
                        .build());
    }

    /// What credential-service does about events.
    private void heard(EventEnvelope envelope, CellState after) {
        events.add(envelope);
        switch (envelope.event()) {
            case DatabaseRequested e -> send(new Report.CredentialsSealed(e.database(), e.secret()));
            case DeletionRequested e -> send(new Report.SecretGone(e.database(), secret(e.database())));
            default -> {}
        }
    }

    TestAgent agent() {
        return agent(KillSwitch.never(), new PostgresRecipe());
    }

    TestAgent agent(KillSwitch kill, EngineRecipe recipe) {
        return added(new TestAgent(this, kill, recipe, event -> {}));
    }

    /// An agent that has time to act on each event before it reads the next one.
    TestAgent slowAgent() {
        var kill = KillSwitch.never();
        return added(new TestAgent(this, kill, new PostgresRecipe(), event -> kill.awaitEffect(A_MOMENT)));
    }

    private TestAgent added(TestAgent agent) {
        agents.add(agent);
        return agent;
    }

    void closeAgents() {
        agents.forEach(TestAgent::close);
        agents.clear();
    }

    void send(Command command) {
        var now = Instant.now();
        var id = CommandId.random();
        log.send(
                tenant.toString(),
                CommandCodec.write(new CommandEnvelope(
                        id, tenant, Actor.service("test"), id.toString(), now, now.plusSeconds(60), "", command)));
    }

    DatabaseId create(String name, String version) {
        var id = new DatabaseId(UUID.randomUUID());
        await("the node is registered", state -> state.node(node).isPresent());
        send(new Request.CreateDatabase(
                id,
                new GroupId(UUID.randomUUID()),
                new UserId(UUID.randomUUID()),
                new DatabaseName(name),
                Engine.POSTGRES,
                version,
                10,
                secret(id)));
        return id;
    }

    /// Creates a database and waits until it is RUNNING.
    Database running(String name, String version) {
        return awaitRunning(create(name, version));
    }

    Database awaitRunning(DatabaseId id) {
        var state = await(
                "%s is made".formatted(id),
                s -> s.database(id)
                        .filter(d -> !(d.lifecycle() instanceof Creating))
                        .isPresent());
        var database = state.database(id).orElseThrow();
        assertThat(database.lifecycle()).as(history(id)).isInstanceOf(Running.class);
        return database;
    }

    /// Waits until it has FAILED and nothing is left of it.
    Failed awaitFailed(DatabaseId id) {
        var state = await(
                "%s has failed".formatted(id),
                s -> s.database(id)
                        .filter(d -> d.lifecycle() instanceof Failed failed && failed.released())
                        .isPresent());
        return (Failed) state.database(id).orElseThrow().lifecycle();
    }

    void remove(DatabaseId id) {
        send(new Request.DeleteDatabase(id));
        await("%s is gone".formatted(id), state -> state.gone().has(id));
    }

    CellState await(String what, Predicate<CellState> condition) {
        try {
            return view.await(condition, PATIENCE);
        } catch (TimeoutException e) {
            throw new AssertionError("not within %s: %s; the log: %s".formatted(PATIENCE, what, told()), e);
        }
    }

    private List<String> told() {
        return events.stream().map(e -> e.time() + " " + e.event()).toList();
    }

    String history(DatabaseId id) {
        return history(id, DatabaseEvent.class).toString();
    }

    <T extends DatabaseEvent> List<T> history(DatabaseId id, Class<T> type) {
        return events.stream()
                .map(EventEnvelope::event)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(e -> e.database().equals(id))
                .toList();
    }

    boolean happened(Class<? extends Event> type) {
        return events.stream().anyMatch(e -> type.isInstance(e.event()));
    }

    static SecretId secret(DatabaseId id) {
        return new SecretId(NameBasedId.of(id.value(), "secret"));
    }

    String password(DatabaseId id, Role role) {
        return credentials.password(secret(id).toString(), role);
    }

    Connection connect(Database database) throws SQLException {
        return connect(database, Role.USER, database.spec().name().toString());
    }

    Connection connect(Database database, Role role, String name) throws SQLException {
        return connect(database, role.role(), password(database.id(), role), name);
    }

    static Connection connect(Database database, String user, String password, String name) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(database.spec().address(), database.spec().port(), name),
                properties);
    }

    DockerView onDocker() {
        return new DockerView(docker, home);
    }

    @Override
    public void close() throws IOException {
        closeAgents();
        view.close();
        decider.close();
        credentials.close();
        onDocker().removeAll();
        docker.close();
        Files.delete(tokenFile);
    }
}
