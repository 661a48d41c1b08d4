package io.thecloud.provisioner.deciding;

import static io.thecloud.provisioner.deciding.Examples.DB;
import static io.thecloud.provisioner.deciding.Examples.MIB;
import static io.thecloud.provisioner.deciding.Examples.NODE;
import static io.thecloud.provisioner.deciding.Examples.ORDERS;
import static io.thecloud.provisioner.deciding.Examples.OTHER_TENANT;
import static io.thecloud.provisioner.deciding.Examples.SESSION;
import static io.thecloud.provisioner.deciding.Examples.create;
import static io.thecloud.provisioner.deciding.Examples.id;
import static io.thecloud.provisioner.deciding.Examples.node;
import static io.thecloud.provisioner.deciding.Examples.requested;
import static io.thecloud.provisioner.deciding.Examples.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.command.Request;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.PlatformEvent.ApiKeyIssued;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.event.PlatformEvent.UserRegistered;
import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreationTest {

    @Test
    void a_creation_reserves_a_port_a_subnet_and_memory_on_the_node() {
        var cell = Cell.given(node());
        var requested = cell.when(create("orders")).thenOne(DatabaseRequested.class);
        assertThat(requested.port()).isBetween(20_000, 20_003);
        assertThat(requested.subnet()).endsWith("/28").startsWith("10.213.0.");
        assertThat(requested.address()).isEqualTo("127.0.0.1");
        assertThat(requested.deadline()).isEqualTo(cell.now().plus(Examples.RULES.createWithin()));
        assertThat(cell.state().node(NODE)).get().satisfies(node -> {
            assertThat(node.ports().get(requested.port())).isEqualTo(DB);
            assertThat(node.subnets().get(requested.subnet())).isEqualTo(DB);
            assertThat(node.memoryReserved()).isEqualTo(512 * MIB);
        });
    }

    @Test
    void of_two_creations_with_one_name_the_second_is_told_of_the_first() {
        var cell = Cell.given(node());
        cell.when(create("orders")).happened();
        var refused = cell.when(create(id("second"), "orders", "17")).thenRefused(Refusal.NameTaken.class);
        assertThat(refused.existing()).isEqualTo(DB);
        assertThat(refused.name()).isEqualTo(ORDERS);
    }

    @Test
    void two_tenants_may_use_one_name() {
        var cell = Cell.given(node());
        cell.when(create("orders")).happened();
        cell.when(OTHER_TENANT, create(id("second"), "orders", "16")).thenOne(DatabaseRequested.class);
    }

    @Test
    void another_tenants_database_is_not_there() {
        Cell.given(node(), requested()).when(OTHER_TENANT, Examples.delete()).thenRefused(Refusal.NoSuchDatabase.class);
    }

    @Test
    void a_name_is_free_again_when_its_database_is_gone() {
        Situation.GONE.cell().when(create(id("second"), "orders", "16")).thenOne(DatabaseRequested.class);
    }

    @Test
    void an_id_is_used_once_even_when_its_database_is_gone() {
        Situation.GONE.cell().when(create("orders")).thenRefused(Refusal.Stale.class);
        Situation.RUNNING.cell().when(create(DB, "other-name", "16")).thenRefused(Refusal.Stale.class);
    }

    @Test
    void a_version_that_is_not_offered_is_refused() {
        var refused = Cell.given(node())
                .when(create(DB, "orders", "16 --privileged"))
                .thenRefused(Refusal.VersionNotOffered.class);
        assertThat(refused.engine()).isEqualTo(Engine.POSTGRES);
    }

    @Test
    void every_port_is_given_out_once_and_then_the_node_is_full() {
        var cell = Cell.withRules(rules("10.213.0.0/16")).and(big());
        for (int i = 0; i < 4; i++) {
            cell.when(create("db-" + i)).thenOne(DatabaseRequested.class);
        }
        assertThat(cell.when(create("db-4")).thenRefused(Refusal.NodeFull.class).what())
                .isEqualTo("host port");
    }

    @Test
    void every_subnet_is_given_out_once_and_then_the_node_is_full() {
        var cell = Cell.withRules(rules("10.213.0.0/27")).and(big());
        cell.when(create("db-0")).thenOne(DatabaseRequested.class);
        cell.when(create("db-1")).thenOne(DatabaseRequested.class);
        assertThat(cell.when(create("db-2")).thenRefused(Refusal.NodeFull.class).what())
                .isEqualTo("subnet");
    }

    @Test
    void the_nodes_memory_is_not_promised_twice() {
        var cell = Cell.given(new NodeRegistered(NODE, SESSION, 1100 * MIB, "127.0.0.1"));
        cell.when(create("db-0")).thenOne(DatabaseRequested.class);
        cell.when(create("db-1")).thenOne(DatabaseRequested.class);
        assertThat(cell.when(create("db-2")).thenRefused(Refusal.NodeFull.class).what())
                .isEqualTo("memory");
    }

    @Test
    void what_a_failed_creation_held_is_free_again_when_the_node_says_so() {
        var cell = Situation.FAILED.cell();
        cell.when(Examples.gone()).happened();
        assertThat(cell.state().node(NODE)).get().satisfies(node -> {
            assertThat(node.ports().size()).isZero();
            assertThat(node.subnets().size()).isZero();
            assertThat(node.memoryReserved()).isZero();
        });
    }

    @Test
    void a_secret_of_another_database_is_not_this_ones() {
        var other = secret(id("another"));
        Situation.CREATING.cell().when(new Report.CredentialsSealed(DB, other)).thenRefused(Refusal.Stale.class);
        Situation.DELETING.cell().when(new Report.SecretGone(DB, other)).thenRefused(Refusal.Stale.class);
    }

    @Test
    void a_report_of_a_session_that_holds_the_node_no_more_is_refused() {
        var reports = new Event[] {node(), requested(), new NodeRegistered(NODE, "session-2", 1 << 30, "127.0.0.1")};
        Cell.given(reports)
                .when(new Report.ImageFound(NODE, SESSION, DB, "postgres:16-alpine", "sha256:16"))
                .thenRefused(Refusal.Stale.class);
        Cell.given(reports)
                .when(new Report.NodeSeen(NODE, SESSION, false, "gone"))
                .thenRefused(Refusal.Stale.class);
    }

    @Test
    void a_node_speaks_of_its_own_databases_only() {
        var other = new NodeId(new UUID(1, 1));
        Cell.given(node(), new NodeRegistered(other, "session-9", 1 << 30, "127.0.0.1"), requested())
                .when(new Report.PortFoundTaken(other, "session-9", DB, Examples.PORT))
                .thenRefused(Refusal.Stale.class);
    }

    @Test
    void a_query_answered_by_another_container_does_not_make_it_available() {
        Situation.CREATING_STARTED
                .cell()
                .when(new Report.QueryAnswered(NODE, SESSION, DB, "container-9", "16.4"))
                .thenRefused(Refusal.Stale.class);
    }

    @Test
    void a_second_claim_adds_a_key_to_the_owner_of_the_first() {
        var cell = Cell.given(node());
        cell.when(claim("owner", "tenant", "aa".repeat(32))).happened();
        cell.when(claim("another owner", "another tenant", "bb".repeat(32)))
                .then(new ApiKeyIssued(
                        new ApiKeyId(Examples.uuid("bb")),
                        new UserId(Examples.uuid("owner")),
                        new TenantId(Examples.uuid("tenant")),
                        "bb".repeat(32)));
        cell.when(claim("owner", "tenant", "aa".repeat(32))).thenNothing();
        assertThat(cell.state().users().size()).isEqualTo(1);
    }

    @Test
    void the_first_event_of_an_owner_is_its_registration() {
        var cell = Cell.given();
        cell.when(claim("owner", "tenant", "aa".repeat(32)));
        assertThat(cell.events().getFirst()).isEqualTo(new UserRegistered(new UserId(Examples.uuid("owner"))));
    }

    private static Request.ClaimCell claim(String owner, String tenant, String sha256) {
        return new Request.ClaimCell(
                new UserId(Examples.uuid(owner)),
                new TenantId(Examples.uuid(tenant)),
                "local",
                new ApiKeyId(Examples.uuid(sha256.substring(0, 2))),
                sha256);
    }

    private static Rules rules(String pool) {
        var r = Examples.RULES;
        return new Rules(r.ports(), SubnetPool.of(pool), r.createWithin(), r.deleteWithin(), r.memoryPerDatabase());
    }

    private static NodeRegistered big() {
        return new NodeRegistered(NODE, SESSION, 1L << 40, "127.0.0.1");
    }
}
