package io.thecloud.deploy.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/// A module, its root package, and the modules it may know.
enum Module {
    EVENT_SCHEMA("event-schema", "schema", Set.of()),
    EVENT_LOG("event-log", "log", Set.of(EVENT_SCHEMA)),
    API_GATEWAY("api-gateway", "gateway", Set.of(EVENT_SCHEMA, EVENT_LOG)),
    PROVISIONER("provisioner", "provisioner", Set.of(EVENT_SCHEMA, EVENT_LOG)),
    CREDENTIAL_SERVICE("credential-service", "credentials", Set.of(EVENT_SCHEMA, EVENT_LOG)),
    FAILOVER_SERVICE("failover-service", "failover", Set.of(EVENT_SCHEMA, EVENT_LOG)),
    CLI("cli", "cli", Set.of()),
    DEPLOY("deploy", "deploy", Set.of(CLI, EVENT_SCHEMA));

    private static final class Imported {
        static final JavaClasses ALL = new ClassFileImporter()
                .importPaths(Arrays.stream(values()).map(Module::classes).toList());
    }

    private final String folder;
    private final String name;
    private final Set<Module> knows;

    Module(String folder, String name, Set<Module> knows) {
        this.folder = folder;
        this.name = name;
        this.knows = knows;
    }

    /// The project's folder.
    static Path project() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /// The main classes of all modules; read once.
    static JavaClasses all() {
        return Imported.ALL;
    }

    /// Where its main classes are.
    ///
    /// @throws IllegalStateException if it is not compiled
    Path classes() {
        var classes = project().resolve(folder).resolve("target/classes");
        if (!Files.isDirectory(classes.resolve("io/thecloud").resolve(name))) {
            throw new IllegalStateException(
                    classes + " has no classes of the module: build it first (mvn -pl deploy -am)");
        }
        return classes;
    }

    /// Where its sources are.
    ///
    /// @param set `main` or `test`
    Path source(String set) {
        return project().resolve(folder).resolve("src").resolve(set).resolve("java");
    }

    /// Its packages, as ArchUnit names them.
    String packages() {
        return "io.thecloud." + name + "..";
    }

    Set<Module> knows() {
        return knows;
    }
}
