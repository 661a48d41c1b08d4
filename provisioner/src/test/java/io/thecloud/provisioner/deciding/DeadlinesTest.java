package io.thecloud.provisioner.deciding;

import static io.thecloud.provisioner.deciding.Examples.DB;
import static io.thecloud.provisioner.deciding.Examples.DEADLINE;
import static io.thecloud.provisioner.deciding.Examples.NODE;
import static io.thecloud.provisioner.deciding.Examples.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.command.Report;
import io.thecloud.schema.event.DatabaseEvent.CreationDelayed;
import io.thecloud.schema.event.DatabaseEvent.CreationFailed;
import io.thecloud.schema.event.DatabaseEvent.DeletionFailed;
import io.thecloud.schema.event.DatabaseEvent.DeletionRequested;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.PlatformEvent.DeciderTookOver;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.event.PlatformEvent.NodeReported;
import io.thecloud.schema.state.Lifecycle.Timed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Databases here are requested at noon and have time until ten past.
class DeadlinesTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @Test
    void nothing_is_due_before_its_time() {
        Situation.CREATING.cell().whenTimePasses(TEN_MINUTES).thenNothing();
    }

    @Test
    void a_creation_that_takes_too_long_has_failed_and_says_what_it_waited_for() {
        var cell = Situation.CREATING.cell().and(new CreationDelayed(DB, "pulling image"));
        var failed = cell.whenTimePasses(TEN_MINUTES.plus(MOMENT)).thenOne(CreationFailed.class);
        assertThat(failed.reason()).isEqualTo(FailureReason.DEADLINE_EXCEEDED);
        assertThat(failed.message()).contains("pulling image");
        cell.whenDue().thenNothing();
    }

    @Test
    void a_creation_whose_engine_was_away_says_so_when_it_has_failed() {
        var cell = Situation.CREATING.cell().and(new NodeReported(NODE, false, "connection refused"));
        var failed = cell.whenTimePasses(TEN_MINUTES.plus(MOMENT)).thenOne(CreationFailed.class);
        assertThat(failed.message()).contains("connection refused");
    }

    @Test
    void a_deletion_that_takes_too_long_has_failed_and_can_be_asked_for_again() {
        var cell = Situation.DELETING.cell();
        cell.whenTimePasses(TEN_MINUTES.plus(MOMENT)).thenOne(DeletionFailed.class);
        cell.whenDue().thenNothing();
        var again = cell.when(Examples.delete()).thenOne(DeletionRequested.class);
        assertThat(again.deadline()).isEqualTo(cell.now().plus(Examples.RULES.deleteWithin()));
    }

    @Test
    void what_runs_or_has_failed_has_no_deadline() {
        for (var state : new Situation[] {Situation.RUNNING, Situation.FAILED, Situation.GONE}) {
            state.cell().whenTimePasses(Duration.ofDays(400)).thenNothing();
        }
    }

    @Test
    void time_in_which_nobody_decided_does_not_count() {
        var cell = Situation.CREATING.cell().later(Duration.ofHours(3));
        cell.whenAnotherDeciderTakesOver().thenOne(DeciderTookOver.class);
        assertThat(deadline(cell)).isEqualTo(DEADLINE.plus(Duration.ofHours(3)));
    }

    @Test
    void a_take_over_by_a_clock_that_is_behind_brings_no_deadline_nearer() {
        var cell = Situation.CREATING.cell().and(new DeciderTookOver("decider-2", DEADLINE.plusSeconds(3600)));
        assertThat(deadline(cell)).isEqualTo(DEADLINE);
    }

    @Test
    void the_first_take_over_of_a_cell_moves_nothing() {
        Cell.given()
                .whenAnotherDeciderTakesOver()
                .then(new DeciderTookOver("decider-2", Cell.given().now()));
    }

    @Test
    void a_new_decider_ends_nothing_before_the_node_has_reported() {
        var cell = Situation.CREATING.cell();
        cell.whenAnotherDeciderTakesOver().happened();
        cell.whenTimePasses(TEN_MINUTES.plus(MOMENT)).thenNothing();
        cell.when(new Report.NodeSeen(NODE, SESSION, true, "")).then(new NodeReported(NODE, true, ""));
        cell.whenDue().thenOne(CreationFailed.class);
    }

    @Test
    void a_new_run_of_the_agent_counts_as_a_report() {
        var cell = Situation.CREATING.cell();
        cell.whenAnotherDeciderTakesOver().happened();
        cell.and(new NodeRegistered(NODE, "session-2", 1L << 32, "127.0.0.1"));
        cell.whenTimePasses(TEN_MINUTES.plus(MOMENT)).thenOne(CreationFailed.class);
    }

    @Test
    void a_report_of_what_is_known_already_is_no_event_except_to_a_new_decider() {
        var cell = Situation.NO_DATABASE.cell();
        var seen = new Report.NodeSeen(NODE, SESSION, true, "");
        cell.when(seen).thenNothing();
        cell.whenAnotherDeciderTakesOver().happened();
        cell.when(seen).then(new NodeReported(NODE, true, ""));
        cell.when(seen).thenNothing();
    }

    private static Instant deadline(Cell cell) {
        return cell.state()
                .database(DB)
                .map(database -> (Timed) database.lifecycle())
                .orElseThrow()
                .deadline();
    }
}
