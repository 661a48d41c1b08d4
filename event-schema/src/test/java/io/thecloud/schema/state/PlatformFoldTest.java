package io.thecloud.schema.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.DatabaseEvent.DatabaseAvailable;
import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
import io.thecloud.schema.event.DatabaseEvent.DeletionRequested;
import io.thecloud.schema.event.DatabaseEvent.PortReassigned;
import io.thecloud.schema.event.DatabaseEvent.ResourcesReleased;
import io.thecloud.schema.event.PlatformEvent.DeciderTookOver;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.event.PlatformEvent.NodeReported;
import io.thecloud.schema.history.HistoryWriter;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.sample.Samples;
import io.thecloud.schema.state.Lifecycle.Running;
import io.thecloud.schema.state.Lifecycle.Timed;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Deciders, nodes, and what is reserved on them.
class PlatformFoldTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final DatabaseRequested REQUESTED = Samples.of(DatabaseRequested.class);
    private static final DatabaseId ID = REQUESTED.database();
    private static final NodeRegistered NODE = new NodeRegistered(REQUESTED.node(), "session-1", 1L << 34, "127.0.0.1");

    private final HistoryWriter log = new HistoryWriter();

    @Test
    void a_creation_is_given_the_time_that_nobody_decided() {
        requested();
        outage(Duration.ofMinutes(7));
        assertThat(deadline()).isEqualTo(REQUESTED.deadline().plus(Duration.ofMinutes(7)));
        log.later(Duration.ofMinutes(1));
        outage(Duration.ofSeconds(30));
        assertThat(deadline())
                .as("the minute before the second outage counts as nobody's too: nothing happened in it")
                .isEqualTo(REQUESTED.deadline().plus(Duration.ofMinutes(8)).plusSeconds(30));
    }

    @Test
    void a_deletion_is_given_the_time_that_nobody_decided() {
        requested();
        happened(Samples.of(DatabaseAvailable.class));
        happened(new DeletionRequested(ID, log.now().plusSeconds(300)));
        outage(Duration.ofHours(9));
        assertThat(deadline()).isEqualTo(log.now().plusSeconds(300));
    }

    @Test
    void a_new_decider_whose_clock_is_behind_takes_no_time_away() {
        requested();
        log.append(new DeciderTookOver("decider-2", log.now().plusSeconds(60)));
        assertThat(deadline()).isEqualTo(REQUESTED.deadline());
    }

    @Test
    void a_running_database_is_not_touched_by_an_outage() {
        requested();
        happened(Samples.of(DatabaseAvailable.class));
        var before = database();
        outage(Duration.ofHours(1));
        assertThat(database()).isEqualTo(before);
        assertThat(before.lifecycle()).isInstanceOf(Running.class);
    }

    @Test
    void every_node_has_to_report_again_to_a_new_decider() {
        log.append(NODE);
        assertThat(node().reported()).isTrue();
        outage(Duration.ofSeconds(1));
        assertThat(node().reported()).isFalse();
        log.append(new NodeReported(NODE.node(), false, "connection refused"));
        assertThat(node().reported()).isTrue();
        assertThat(node().reachable()).isFalse();
    }

    @Test
    void a_new_session_of_a_node_keeps_what_is_reserved_there() {
        requested();
        log.append(new NodeRegistered(NODE.node(), "session-2", 1L << 33, "127.0.0.1"));
        assertThat(node().session()).isEqualTo("session-2");
        assertThat(node().ports().get(REQUESTED.port())).isEqualTo(ID);
        assertThat(node().memoryReserved()).isEqualTo(REQUESTED.memoryBytes());
    }

    @Test
    void a_node_that_never_registered_has_nothing_to_report_and_nothing_to_give() {
        assertThatExceptionOfType(BrokenLogException.class)
                .isThrownBy(() -> log.append(new NodeReported(new NodeId(new UUID(0, 9)), true, "")));
        assertThatExceptionOfType(BrokenLogException.class).isThrownBy(() -> happened(REQUESTED));
    }

    @Test
    void a_held_port_or_subnet_or_name_is_never_reserved_twice() {
        requested();
        impossible(another(REQUESTED.port(), "10.213.9.0/28", "other"));
        impossible(another(20_999, REQUESTED.subnet(), "other"));
        impossible(another(20_999, "10.213.9.0/28", REQUESTED.name().value()));
        happened(another(20_999, "10.213.9.0/28", "other"));
        impossible(new PortReassigned(ID, REQUESTED.port(), 20_999));
    }

    @Test
    void a_reassigned_port_is_free_for_others() {
        requested();
        happened(new PortReassigned(ID, REQUESTED.port(), 20_777));
        assertThat(node().ports().has(REQUESTED.port())).isFalse();
        happened(another(REQUESTED.port(), "10.213.9.0/28", "other"));
        assertThat(database().spec().port()).isEqualTo(20_777);
        assertThat(node().memoryReserved()).isEqualTo(2 * REQUESTED.memoryBytes());
    }

    @Test
    void giving_back_twice_leaves_the_next_holder_alone() {
        requested();
        happened(Samples.of(DatabaseAvailable.class));
        happened(Samples.of(DeletionRequested.class));
        happened(new ResourcesReleased(ID));
        assertThat(node().memoryReserved()).isZero();
        var next = another(REQUESTED.port(), REQUESTED.subnet(), "other");
        happened(next);
        happened(new ResourcesReleased(ID));
        assertThat(node().ports().get(REQUESTED.port())).isEqualTo(next.database());
        assertThat(node().subnets().get(REQUESTED.subnet())).isEqualTo(next.database());
        assertThat(node().memoryReserved()).isEqualTo(REQUESTED.memoryBytes());
    }

    private void requested() {
        log.append(NODE);
        happened(REQUESTED);
    }

    private void happened(DatabaseEvent event) {
        log.append(TENANT, event);
    }

    private void impossible(DatabaseEvent event) {
        assertThatExceptionOfType(BrokenLogException.class)
                .isThrownBy(() -> happened(event))
                .withMessageContaining("held by another database");
    }

    private void outage(Duration duration) {
        var last = log.state().lastEventAt();
        log.later(duration).append(new DeciderTookOver("decider-2", last));
    }

    private Node node() {
        return log.state().node(NODE.node()).orElseThrow();
    }

    private Database database() {
        return log.state().database(ID).orElseThrow();
    }

    private Instant deadline() {
        return ((Timed) database().lifecycle()).deadline();
    }

    private static DatabaseRequested another(int port, String subnet, String name) {
        var r = REQUESTED;
        return new DatabaseRequested(
                new DatabaseId(new UUID(7, port)),
                r.group(),
                r.owner(),
                new DatabaseName(name),
                r.engine(),
                r.version(),
                r.allocatedStorageGb(),
                r.memoryBytes(),
                r.node(),
                r.address(),
                port,
                subnet,
                r.secret(),
                r.deadline());
    }
}
