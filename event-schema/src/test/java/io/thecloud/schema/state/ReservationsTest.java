package io.thecloud.schema.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.history.RandomHistory;
import io.thecloud.schema.history.Seeds;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Deleting;
import io.thecloud.schema.state.Lifecycle.Failed;
import io.thecloud.schema.state.Lifecycle.Running;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Ports, subnets, memory and names: what is held is held by exactly one, and what is given back is free.
class ReservationsTest {
    @Test
    void after_every_event_a_node_has_reserved_exactly_what_its_databases_hold() {
        Seeds.each(60, random -> {
            var state = CellState.EMPTY;
            for (EventEnvelope event : RandomHistory.of(random, 200).events()) {
                state = Fold.apply(state, event);
                var now = state;
                state.nodes().values().forEach(node -> check(now, node));
            }
        });
    }

    @Test
    void a_name_leads_to_its_database_until_that_is_gone() {
        Seeds.each(60, random -> {
            var state = CellState.EMPTY;
            for (EventEnvelope event : RandomHistory.of(random, 200).events()) {
                state = Fold.apply(state, event);
                assertThat(state.names().size()).isEqualTo(state.databases().size());
                for (var database : state.databases().values()) {
                    assertThat(state.database(
                                    database.spec().tenant(), database.spec().name()))
                            .contains(database);
                    assertThat(state.gone().has(database.id())).isFalse();
                }
            }
        });
    }

    private static void check(CellState state, Node node) {
        var holders = state.databases().values().stream()
                .filter(database -> database.spec().node().equals(node.id()))
                .filter(ReservationsTest::holds)
                .map(Database::spec)
                .toList();
        assertThat(node.ports().values())
                .containsExactlyInAnyOrderElementsOf(ids(holders))
                .doesNotHaveDuplicates();
        assertThat(node.subnets().values())
                .containsExactlyInAnyOrderElementsOf(ids(holders))
                .doesNotHaveDuplicates();
        for (var spec : holders) {
            assertThat(node.ports().get(spec.port())).isEqualTo(spec.id());
            assertThat(node.subnets().get(spec.subnet())).isEqualTo(spec.id());
        }
        assertThat(node.memoryReserved())
                .isEqualTo(
                        holders.stream().mapToLong(Database.Spec::memoryBytes).sum());
    }

    private static List<DatabaseId> ids(List<Database.Spec> specs) {
        return specs.stream().map(Database.Spec::id).toList();
    }

    private static boolean holds(Database database) {
        return switch (database.lifecycle()) {
            case Creating creating -> true;
            case Running running -> true;
            case Failed failed -> !failed.released();
            case Deleting deleting -> !deleting.released();
        };
    }
}
