package io.thecloud.provisioner.deciding;

import static io.thecloud.provisioner.deciding.Cell.given;
import static io.thecloud.provisioner.deciding.Examples.DB;
import static io.thecloud.provisioner.deciding.Examples.NODE;
import static io.thecloud.provisioner.deciding.Examples.PORT;
import static io.thecloud.provisioner.deciding.Examples.SUBNET;
import static io.thecloud.provisioner.deciding.Examples.node;
import static io.thecloud.provisioner.deciding.Examples.portTaken;
import static io.thecloud.provisioner.deciding.Examples.requested;
import static io.thecloud.provisioner.deciding.Examples.subnetTaken;
import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.event.DatabaseEvent.CreationFailed;
import io.thecloud.schema.event.DatabaseEvent.HealthChanged;
import io.thecloud.schema.event.DatabaseEvent.PortReassigned;
import io.thecloud.schema.event.DatabaseEvent.SubnetReassigned;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.Health;
import org.junit.jupiter.api.Test;

class AddressReassignmentTest {

    @Test
    void a_taken_port_is_replaced_by_the_next_free_one() {
        var cell = given(node(), requested(), requested("other", PORT + 1, "10.213.0.32/28"));
        cell.when(portTaken(PORT)).then(new PortReassigned(DB, PORT, PORT + 2));
        assertThat(cell.state().node(NODE)).get().satisfies(node -> {
            assertThat(node.ports().has(PORT)).isFalse();
            assertThat(node.ports().get(PORT + 2)).isEqualTo(DB);
        });
    }

    @Test
    void the_search_goes_round_at_the_end_of_the_range() {
        given(node(), requested("orders", 20_003, SUBNET))
                .when(portTaken(20_003))
                .then(new PortReassigned(DB, 20_003, 20_000));
    }

    @Test
    void when_every_other_port_is_held_the_creation_has_failed() {
        var failed = given(
                        node(),
                        requested(),
                        requested("a", 20_000, "10.213.0.0/28"),
                        requested("b", 20_002, "10.213.0.32/28"),
                        requested("c", 20_003, "10.213.0.48/28"))
                .when(portTaken(PORT))
                .thenOne(CreationFailed.class);
        assertThat(failed.reason()).isEqualTo(FailureReason.NO_ADDRESS_LEFT);
    }

    @Test
    void the_port_of_a_database_that_ran_never_changes() {
        var changed = Situation.RUNNING.cell().when(portTaken(PORT)).thenOne(HealthChanged.class);
        assertThat(changed.health()).isEqualTo(Health.PORT_TAKEN);
        assertThat(changed.reason()).contains(Integer.toString(PORT));
    }

    @Test
    void a_report_about_the_port_it_had_before_is_ignored() {
        given(node(), requested(), new PortReassigned(DB, PORT, PORT + 1))
                .when(portTaken(PORT))
                .thenRefused(Refusal.Stale.class);
    }

    @Test
    void a_taken_subnet_is_replaced_by_another_one_that_nobody_holds() {
        var cell = given(node(), requested(), requested("other", PORT + 1, "10.213.0.32/28"));
        var reassigned = cell.when(subnetTaken(SUBNET)).thenOne(SubnetReassigned.class);
        assertThat(reassigned.from()).isEqualTo(SUBNET);
        assertThat(reassigned.to()).isIn("10.213.0.0/28", "10.213.0.48/28");
        assertThat(cell.state().node(NODE)).get().satisfies(node -> {
            assertThat(node.subnets().has(SUBNET)).isFalse();
            assertThat(node.subnets().get(reassigned.to())).isEqualTo(DB);
        });
    }

    @Test
    void when_every_other_subnet_is_held_the_creation_has_failed() {
        var failed = given(
                        node(),
                        requested(),
                        requested("a", 20_000, "10.213.0.0/28"),
                        requested("b", 20_002, "10.213.0.32/28"),
                        requested("c", 20_003, "10.213.0.48/28"))
                .when(subnetTaken(SUBNET))
                .thenOne(CreationFailed.class);
        assertThat(failed.reason()).isEqualTo(FailureReason.NO_ADDRESS_LEFT);
    }
}
