package io.thecloud.schema.state;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.DatabaseEvent.CreationFailed;
import io.thecloud.schema.event.DatabaseEvent.DatabaseAvailable;
import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
import io.thecloud.schema.event.DatabaseEvent.DeletionRequested;
import io.thecloud.schema.event.DatabaseEvent.ResourcesReleased;
import io.thecloud.schema.event.DatabaseEvent.SecretShredded;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.history.HistoryWriter;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.sample.Samples;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every event in every state: where it leads, or that it cannot happen there.
class LifecycleTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final DatabaseRequested REQUESTED = Samples.of(DatabaseRequested.class);
    private static final String IMPOSSIBLE = "-";

    /// Columns: what happened to the database before. Cells: its status afterwards.
    private static final String TABLE = """
            event             | requested available creationFailed failedReleased deleting released shredded both
            DatabaseRequested | -         -         -              -              -        -        -        -
            CredentialsIssued | CREATING  -         -              -              -        -        -        -
            ImageResolved     | CREATING  -         -              -              -        -        -        -
            InstanceStarted   | CREATING  -         -              -              -        -        -        -
            CreationDelayed   | CREATING  -         -              -              -        -        -        -
            PortReassigned    | CREATING  -         -              -              -        -        -        -
            SubnetReassigned  | CREATING  -         -              -              -        -        -        -
            DatabaseAvailable | RUNNING   -         -              -              -        -        -        -
            CreationFailed    | FAILED    -         -              -              -        -        -        -
            HealthChanged     | -         RUNNING   -              -              -        -        -        -
            InstanceReplaced  | -         RUNNING   -              -              -        -        -        -
            DeletionRequested | -         DELETING  DELETING       DELETING       -        -        -        -
            ResourcesReleased | -         -         FAILED         FAILED         DELETING DELETING DELETING DELETING
            SecretShredded    | -         -         -              -              DELETING DELETING DELETING DELETING
            DeletionFailed    | -         -         -              -              FAILED   FAILED   FAILED   FAILED
            DatabaseDeleted   | -         -         -              -              -        -        -        gone
            """;

    private static final Map<String, Class<? extends DatabaseEvent>> TYPES =
            Samples.recordsOf(DatabaseEvent.class).stream().collect(toMap(Class::getSimpleName, type -> type));

    private static final Map<String, List<Class<? extends DatabaseEvent>>> BEFORE = Map.of(
            "requested", List.of(),
            "available", List.of(DatabaseAvailable.class),
            "creationFailed", List.of(CreationFailed.class),
            "failedReleased", List.of(CreationFailed.class, ResourcesReleased.class),
            "deleting", List.of(DatabaseAvailable.class, DeletionRequested.class),
            "released", List.of(DatabaseAvailable.class, DeletionRequested.class, ResourcesReleased.class),
            "shredded", List.of(DatabaseAvailable.class, DeletionRequested.class, SecretShredded.class),
            "both",
                    List.of(
                            DatabaseAvailable.class,
                            DeletionRequested.class,
                            ResourcesReleased.class,
                            SecretShredded.class));

    static Stream<Arguments> cells() {
        var rows = TABLE.lines().map(line -> line.split("[ |]+")).toList();
        var head = rows.getFirst();
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(1, i -> i < head.length, i -> i + 1)
                        .map(i -> Arguments.of(head[i], row[0], row[i])));
    }

    @ParameterizedTest(name = "{0}, then {1}: {2}")
    @MethodSource("cells")
    void an_event_leads_where_the_table_says_or_breaks_the_log(String before, String event, String expected) {
        var log = requested();
        BEFORE.getOrDefault(before, List.of()).forEach(type -> log.append(TENANT, Samples.of(type)));
        var next = Samples.of(Objects.requireNonNull(TYPES.get(event), event));

        if (expected.equals(IMPOSSIBLE)) {
            assertThatExceptionOfType(BrokenLogException.class)
                    .isThrownBy(() -> log.append(TENANT, next))
                    .withMessageContaining(event);
            return;
        }
        log.append(TENANT, next);
        assertThat(log.state()
                        .database(REQUESTED.database())
                        .map(database -> database.lifecycle().status())
                        .orElse("gone"))
                .isEqualTo(expected);
    }

    @Test
    void the_table_has_a_row_for_every_event_and_a_column_for_every_past() {
        assertThat(cells().map(cell -> cell.get()[1]).distinct()).containsExactlyInAnyOrderElementsOf(TYPES.keySet());
        assertThat(cells().map(cell -> cell.get()[0]).distinct()).containsExactlyInAnyOrderElementsOf(BEFORE.keySet());
    }

    @Test
    void a_database_that_is_gone_is_never_requested_again() {
        var log = requested();
        BEFORE.getOrDefault("both", List.of()).forEach(type -> log.append(TENANT, Samples.of(type)));
        log.append(TENANT, Samples.of(DatabaseEvent.DatabaseDeleted.class));
        assertThatExceptionOfType(BrokenLogException.class)
                .isThrownBy(() -> log.append(TENANT, REQUESTED))
                .withMessageContaining("requested twice");
    }

    @Test
    void what_happens_to_a_database_is_in_the_chain_of_its_own_tenant() {
        var log = requested();
        assertThatExceptionOfType(BrokenLogException.class)
                .isThrownBy(() -> log.append(Samples.of(DatabaseAvailable.class)));
    }

    @Test
    void removing_a_failed_database_that_was_taken_down_waits_for_its_secret_alone() {
        var log = requested();
        BEFORE.getOrDefault("failedReleased", List.of()).forEach(type -> log.append(TENANT, Samples.of(type)));
        log.append(TENANT, Samples.of(DeletionRequested.class));
        log.append(TENANT, Samples.of(SecretShredded.class));
        log.append(TENANT, Samples.of(DatabaseEvent.DatabaseDeleted.class));
        assertThat(log.state().databases().size()).isZero();
    }

    private static HistoryWriter requested() {
        var log = new HistoryWriter();
        log.append(new NodeRegistered(REQUESTED.node(), "session-1", 1L << 34, "127.0.0.1"));
        log.append(TENANT, REQUESTED);
        return log;
    }
}
