package io.thecloud.deploy.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.thecloud.deploy.architecture.Target.check;
import static io.thecloud.deploy.architecture.Target.existing;
import static io.thecloud.deploy.architecture.Target.used;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may know whom.
class ArrowsTest {
    private static final String DECIDING = "io.thecloud.provisioner.deciding..";
    private static final String PLANNING = "io.thecloud.provisioner.planning..";
    private static final String STATE = "io.thecloud.schema.state..";

    @ParameterizedTest
    @EnumSource
    void a_module_knows_only_the_modules_below_it(Module module) {
        var known = Stream.concat(Stream.of(module), module.knows().stream())
                .map(Module::packages)
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage(existing(module.packages()))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.thecloud..").and(resideOutsideOfPackages(known))));
    }

    @Test
    void the_vocabulary_needs_the_jdk_jackson_and_jspecify_alone() {
        check(classes()
                .that()
                .resideInAPackage(existing(Module.EVENT_SCHEMA.packages()))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Module.EVENT_SCHEMA.packages(), "java..", used("com.fasterxml.jackson.."), "org.jspecify.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {DECIDING, PLANNING, STATE})
    void what_decides_and_plans_is_pure(String packages) {
        check(noClasses()
                .that()
                .resideInAPackage(existing(packages))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        used("io.quarkus.."),
                        used("io.smallrye.."),
                        used("org.apache.kafka.."),
                        used("com.github.dockerjava.."),
                        used("java.sql.."),
                        used("jakarta.."),
                        used("java.net.."),
                        used("java.nio.file.."),
                        "javax.sql..",
                        "io.vertx..",
                        existing("io.thecloud.provisioner.docker.."),
                        existing("io.thecloud.provisioner.agent.."),
                        existing("io.thecloud.provisioner.secret..")));
    }

    @ParameterizedTest
    @ValueSource(strings = {DECIDING, PLANNING, "io.thecloud.schema.."})
    void what_decides_plans_and_folds_reads_no_clock(String packages) {
        check(noClasses()
                .that()
                .resideInAPackage(existing(packages))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class));
    }

    @Test
    void the_command_line_knows_http_only() {
        check(noClasses()
                .that()
                .resideInAPackage(existing(Module.CLI.packages()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        used("org.apache.kafka.."),
                        used("com.github.dockerjava.."),
                        used("io.quarkus.."),
                        used("io.smallrye..")));
    }

    @Test
    void only_the_provisioner_knows_docker() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(existing(Module.PROVISIONER.packages()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(used("com.github.dockerjava..")));
    }

    /// Services send through SmallRye's channels; credential-service's own topics are read and awaited by hand.
    @Test
    void kafka_clients_live_in_event_log_and_where_a_service_has_a_topic_of_its_own() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        existing(Module.EVENT_LOG.packages()),
                        existing("io.thecloud.credentials.kafka.."),
                        existing("io.thecloud.deploy.kafka.."),
                        existing("io.thecloud.deploy.bench.roundtrip.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(used("org.apache.kafka.clients..")));
    }

    @Test
    void only_credential_service_knows_how_secrets_are_sealed() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(existing(Module.CREDENTIAL_SERVICE.packages()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(used("com.google.crypto.tink..")));
    }
}
