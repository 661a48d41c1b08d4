package io.thecloud.provisioner.deciding;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.log.Decision;
import io.thecloud.log.Decision.Accepted;
import io.thecloud.log.Decision.Refused;
import io.thecloud.schema.command.Command;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.command.Request;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.sample.Samples;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What kind of answer each command gets in each state. A command without a row fails here.
class EveryCommandInEveryStateTest {
    private static final Map<Class<? extends Command>, Row> TABLE = table(
            row(new Request.ClaimCell(
                            Examples.OWNER,
                            Examples.TENANT,
                            "local",
                            new ApiKeyId(Examples.uuid("key")),
                            "ab".repeat(32)))
                    .otherwise("UserRegistered TenantCreated ApiKeyIssued"),
            row(Examples.create(Examples.id("another"), "orders", "16"))
                    .in("!NoNode", Situation.NO_NODE)
                    .in("DatabaseRequested", Situation.NO_DATABASE, Situation.GONE)
                    .otherwise("!NameTaken"),
            row(Examples.delete())
                    .in("!NoSuchDatabase", Situation.NO_NODE, Situation.NO_DATABASE, Situation.GONE)
                    .whileCreating("!WrongStatus")
                    .in("", Situation.DELETING, Situation.DELETING_RELEASED, Situation.DELETING_SHREDDED)
                    .otherwise("DeletionRequested"),
            row(new Report.RegisterNode(Examples.NODE, Examples.SESSION, 1 << 30, "127.0.0.1"))
                    .in("NodeRegistered", Situation.NO_NODE)
                    .otherwise(""),
            row(new Report.NodeSeen(Examples.NODE, Examples.SESSION, false, "connection refused"))
                    .in("!Stale", Situation.NO_NODE)
                    .otherwise("NodeReported"),
            row(new Report.CredentialsSealed(Examples.DB, Examples.secret(Examples.DB)))
                    .in("CredentialsIssued", Situation.CREATING, Situation.CREATING_WITH_IMAGE)
                    .otherwise("!Stale"),
            row(new Report.SecretGone(Examples.DB, Examples.secret(Examples.DB)))
                    .in("SecretShredded", Situation.DELETING)
                    .in("SecretShredded DatabaseDeleted", Situation.DELETING_RELEASED)
                    .otherwise("!Stale"),
            row(new Report.ImageFound(Examples.NODE, Examples.SESSION, Examples.DB, Examples.IMAGE, Examples.IMAGE_ID))
                    .in("ImageResolved", Situation.CREATING, Situation.CREATING_WITH_CREDENTIALS)
                    .otherwise("!Stale"),
            row(new Report.ContainerStarted(Examples.NODE, Examples.SESSION, Examples.DB, "container-2"))
                    .whileCreating("InstanceStarted")
                    .in("InstanceReplaced", Situation.RUNNING, Situation.RUNNING_UNREACHABLE)
                    .otherwise("!Stale"),
            row(new Report.QueryAnswered(Examples.NODE, Examples.SESSION, Examples.DB, Examples.CONTAINER, "16.4"))
                    .in("DatabaseAvailable", Situation.CREATING_STARTED)
                    .otherwise("!Stale"),
            row(new Report.StepDelayed(Examples.NODE, Examples.SESSION, Examples.DB, "pulling"))
                    .whileCreating("CreationDelayed")
                    .otherwise("!Stale"),
            row(new Report.StepFailed(Examples.NODE, Examples.SESSION, Examples.DB, FailureReason.DOCKER_REFUSED, "no"))
                    .whileCreating("CreationFailed")
                    .otherwise("!Stale"),
            row(Examples.portTaken(Examples.PORT))
                    .whileCreating("PortReassigned")
                    .in("HealthChanged", Situation.RUNNING, Situation.RUNNING_UNREACHABLE)
                    .otherwise("!Stale"),
            row(Examples.subnetTaken(Examples.SUBNET))
                    .whileCreating("SubnetReassigned")
                    .otherwise("!Stale"),
            row(new Report.HealthSeen(Examples.NODE, Examples.SESSION, Examples.DB, Health.UNREACHABLE, "no greeting"))
                    .in("HealthChanged", Situation.RUNNING)
                    .in("", Situation.RUNNING_UNREACHABLE)
                    .otherwise("!Stale"),
            row(Examples.gone())
                    .in("ResourcesReleased", Situation.FAILED, Situation.DELETING, Situation.DELETION_FAILED)
                    .in("ResourcesReleased DatabaseDeleted", Situation.DELETING_SHREDDED)
                    .otherwise("!Stale"));

    @Test
    void every_command_has_a_row() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrderElementsOf(Samples.recordsOf(Command.class));
    }

    static Stream<Arguments> cases() {
        return TABLE.values().stream()
                .flatMap(row -> Arrays.stream(Situation.values())
                        .map(state -> Arguments.of(
                                row.command.getClass().getSimpleName(), state, row.expected(state), row.command)));
    }

    @ParameterizedTest(name = "{0} when {1}: {2}")
    @MethodSource("cases")
    void a_command_gets_the_answer_of_the_table(String name, Situation state, String expected, Command command) {
        assertThat(kind(state.cell().decide(Examples.TENANT, command))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} when {1}, twice")
    @MethodSource("cases")
    void a_command_that_comes_again_changes_nothing(String name, Situation state, String expected, Command command) {
        var cell = state.cell();
        if (cell.decide(Examples.TENANT, command) instanceof Accepted) {
            cell.when(command).happened();
            var again = cell.decide(Examples.TENANT, command);
            assertThat(again)
                    .satisfiesAnyOf(
                            decision -> assertThat(decision).isInstanceOf(Refused.class),
                            decision -> assertThat(decision).isEqualTo(new Accepted(List.of())));
        }
    }

    private static String kind(Decision decision) {
        return switch (decision) {
            case Accepted(var events) ->
                events.stream().map(e -> e.event().getClass().getSimpleName()).collect(joining(" "));
            case Refused(var refusal) -> "!" + refusal.getClass().getSimpleName();
        };
    }

    private static Map<Class<? extends Command>, Row> table(Row... rows) {
        var table = new LinkedHashMap<Class<? extends Command>, Row>();
        for (var row : rows) {
            table.put(row.command.getClass(), row);
        }
        return table;
    }

    private static Row row(Command command) {
        return new Row(command, new LinkedHashMap<>(), "");
    }

    /// A command's answers: event names, or `!` and a refusal's name.
    private record Row(Command command, Map<Situation, String> answers, String rest) {
        Row in(String answer, Situation... states) {
            for (var state : states) {
                answers.put(state, answer);
            }
            return this;
        }

        Row whileCreating(String answer) {
            return in(
                    answer,
                    Situation.CREATING,
                    Situation.CREATING_WITH_CREDENTIALS,
                    Situation.CREATING_WITH_IMAGE,
                    Situation.CREATING_STARTED);
        }

        Row otherwise(String answer) {
            return new Row(command, answers, answer);
        }

        String expected(Situation state) {
            return answers.getOrDefault(state, rest);
        }
    }
}
