package io.thecloud.provisioner.planning;

import static io.thecloud.provisioner.planning.Step.CREATE_CONTAINER;
import static io.thecloud.provisioner.planning.Step.CREATE_NETWORK;
import static io.thecloud.provisioner.planning.Step.CREATE_VOLUME;
import static io.thecloud.provisioner.planning.Step.FIND_IMAGE;
import static io.thecloud.provisioner.planning.Step.FIRST_START;
import static io.thecloud.provisioner.planning.Step.REMOVE_CONTAINER;
import static io.thecloud.provisioner.planning.Step.REMOVE_NETWORK;
import static io.thecloud.provisioner.planning.Step.REMOVE_VOLUME;
import static io.thecloud.provisioner.planning.Step.REPORT_CONTAINER;
import static io.thecloud.provisioner.planning.Step.REPORT_GONE;
import static io.thecloud.provisioner.planning.Step.REPORT_VOLUME_LOST;
import static io.thecloud.provisioner.planning.Step.SET_UP;
import static io.thecloud.provisioner.planning.Step.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.provisioner.planning.Desired.Forgotten;
import io.thecloud.provisioner.planning.Desired.Made;
import io.thecloud.provisioner.planning.Desired.Removed;
import io.thecloud.provisioner.planning.Desired.Served;
import io.thecloud.provisioner.planning.Desired.Unknown;
import io.thecloud.provisioner.planning.Observed.Container;
import io.thecloud.provisioner.planning.Observed.Phase;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
    private static final Made ASKED = new Made(PlannedDatabase.creating().database(), false);
    private static final Made ASKED_WITH_CREDENTIALS =
            new Made(PlannedDatabase.creating().database(), true);
    private static final Made WITH_IMAGE =
            new Made(PlannedDatabase.creating().image().database(), false);
    private static final Made READY =
            new Made(PlannedDatabase.creating().image().database(), true);
    private static final Made STARTED =
            new Made(PlannedDatabase.creating().image().started("c1").database(), true);
    private static final Served SERVED = new Served(
            PlannedDatabase.creating().image().started("c1").available().database());
    private static final Removed REMOVED =
            new Removed(PlannedDatabase.creating().database());
    private static final Forgotten FORGOTTEN = new Forgotten(PlannedDatabase.ID);
    private static final Unknown UNKNOWN = new Unknown(PlannedDatabase.ID);

    private static final String NETWORK = PlannedDatabase.SUBNET;

    static final List<Arguments> TABLE = List.of(
            // what is being made
            row(ASKED, there(null, false, null), FIND_IMAGE, CREATE_NETWORK),
            row(ASKED_WITH_CREDENTIALS, there(NETWORK, false, null), FIND_IMAGE),
            row(WITH_IMAGE, there(null, false, null), CREATE_NETWORK, CREATE_VOLUME, CREATE_CONTAINER),
            row(WITH_IMAGE, there(NETWORK, false, null), CREATE_VOLUME, CREATE_CONTAINER),
            row(WITH_IMAGE, there(NETWORK, true, container(Phase.CREATED))),
            row(READY, there(NETWORK, true, container(Phase.CREATED)), FIRST_START, SET_UP),
            row(READY, there(NETWORK, true, container(Phase.RUNNING)), REPORT_CONTAINER, SET_UP),
            row(STARTED, there(NETWORK, true, container(Phase.RUNNING)), SET_UP),
            // a volume without its container is an initialisation cut short
            row(READY, there(NETWORK, true, null), REMOVE_VOLUME, CREATE_VOLUME, CREATE_CONTAINER, FIRST_START, SET_UP),
            row(
                    STARTED,
                    there(NETWORK, true, container(Phase.ENDED)),
                    REMOVE_CONTAINER,
                    REMOVE_VOLUME,
                    CREATE_VOLUME,
                    CREATE_CONTAINER,
                    FIRST_START,
                    SET_UP),
            // made for an address or an image that it no longer has
            row(
                    WITH_IMAGE,
                    there(NETWORK, true, new Container("c1", "sha256:16", 20_009, Phase.CREATED, 0)),
                    REMOVE_CONTAINER,
                    REMOVE_VOLUME,
                    CREATE_VOLUME,
                    CREATE_CONTAINER),
            row(
                    WITH_IMAGE,
                    there(NETWORK, true, new Container("c1", "sha256:99", 20_001, Phase.CREATED, 0)),
                    REMOVE_CONTAINER,
                    REMOVE_VOLUME,
                    CREATE_VOLUME,
                    CREATE_CONTAINER),
            row(
                    WITH_IMAGE,
                    there("10.213.9.0/28", true, container(Phase.CREATED)),
                    REMOVE_CONTAINER,
                    REMOVE_NETWORK,
                    CREATE_NETWORK,
                    REMOVE_VOLUME,
                    CREATE_VOLUME,
                    CREATE_CONTAINER),
            // what serves
            row(SERVED, there(NETWORK, true, container(Phase.RUNNING))),
            row(SERVED, there(NETWORK, true, container(Phase.ENDED)), START, REPORT_CONTAINER),
            row(SERVED, there(NETWORK, true, container(Phase.CREATED)), START, REPORT_CONTAINER),
            row(SERVED, there(NETWORK, true, null), CREATE_CONTAINER, START, REPORT_CONTAINER),
            row(SERVED, there(null, true, null), CREATE_NETWORK, CREATE_CONTAINER, START, REPORT_CONTAINER),
            // a container whose network is gone does not start again
            row(
                    SERVED,
                    there(null, true, container(Phase.ENDED)),
                    REMOVE_CONTAINER,
                    CREATE_NETWORK,
                    CREATE_CONTAINER,
                    START,
                    REPORT_CONTAINER),
            row(
                    SERVED,
                    there("10.213.9.0/28", true, null),
                    REMOVE_NETWORK,
                    CREATE_NETWORK,
                    CREATE_CONTAINER,
                    START,
                    REPORT_CONTAINER),
            row(
                    SERVED,
                    there(NETWORK, true, new Container("c2", "sha256:16", 20_001, Phase.RUNNING, 0)),
                    REPORT_CONTAINER),
            row(SERVED, there(NETWORK, false, null), REPORT_VOLUME_LOST),
            row(SERVED, there(null, false, null), REPORT_VOLUME_LOST),
            // what is to go
            row(
                    REMOVED,
                    there(NETWORK, true, container(Phase.RUNNING)),
                    REMOVE_CONTAINER,
                    REMOVE_VOLUME,
                    REMOVE_NETWORK,
                    REPORT_GONE),
            row(REMOVED, there(null, true, null), REMOVE_VOLUME, REPORT_GONE),
            row(REMOVED, there(null, false, null), REPORT_GONE),
            row(FORGOTTEN, there(NETWORK, true, null), REMOVE_VOLUME, REMOVE_NETWORK),
            row(FORGOTTEN, there(null, false, null)),
            // what is not ours to touch
            row(UNKNOWN, there(NETWORK, true, container(Phase.RUNNING))),
            row(UNKNOWN, there(null, false, null)));

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @FieldSource("TABLE")
    void what_is_wanted_and_what_is_there_give_the_steps(Desired desired, Observed observed, List<Step> steps) {
        assertThat(Planner.plan(desired, observed)).isEqualTo(steps);
    }

    static Stream<Observed> everything() {
        return Stream.of(null, NETWORK, "10.213.9.0/28")
                .flatMap(network -> Stream.of(true, false)
                        .flatMap(volume -> Stream.concat(Stream.of((Container) null), PlannedDatabase.containers())
                                .map(container -> new Observed(network, volume, container))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void the_volume_of_a_database_that_serves_is_never_removed_and_never_made_anew(Observed observed) {
        assertThat(Planner.plan(SERVED, observed))
                .doesNotContain(REMOVE_VOLUME, CREATE_VOLUME, FIRST_START, SET_UP, REPORT_GONE);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void what_the_log_does_not_know_is_left_alone(Observed observed) {
        assertThat(Planner.plan(UNKNOWN, observed)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nothing_starts_before_the_passwords_exist(Observed observed) {
        assertThat(Planner.plan(ASKED, observed)).doesNotContain(FIRST_START, START, SET_UP);
        assertThat(Planner.plan(WITH_IMAGE, observed)).doesNotContain(FIRST_START, START, SET_UP);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_removal_makes_and_starts_nothing(Observed observed) {
        assertThat(Planner.plan(REMOVED, observed))
                .isSubsetOf(REMOVE_CONTAINER, REMOVE_VOLUME, REMOVE_NETWORK, REPORT_GONE)
                .endsWith(REPORT_GONE);
    }

    private static Arguments row(Desired desired, Observed observed, Step... steps) {
        return Arguments.of(desired, observed, List.of(steps));
    }

    private static Observed there(@Nullable String network, boolean volume, @Nullable Container container) {
        return new Observed(network, volume, container);
    }

    private static Container container(Phase phase) {
        return new Container("c1", PlannedDatabase.IMAGE_ID, PlannedDatabase.PORT, phase, 0);
    }
}
