package io.thecloud.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.Terminal;
import io.thecloud.deploy.CloudMain;
import io.thecloud.deploy.Dist;
import io.thecloud.deploy.home.HomeFolder;
import io.thecloud.deploy.home.Ports;
import io.thecloud.deploy.process.ProcessIdentity;
import io.thecloud.deploy.process.RunFile;
import io.thecloud.deploy.process.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real broker, and stubs for the four services.
@Tag("e2e")
class UpAndDownTest {
    private static final Path REAL =
            Path.of(System.getProperty("cloud.dist", "..")).toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private Path root;
    private HomeFolder home;

    @BeforeEach
    void lay_out() throws IOException {
        root = Files.createDirectories(folder.resolve("dist"));
        home = new HomeFolder(folder.resolve("home"));
        Files.createDirectories(root.resolve("deploy/target"));
        Files.createSymbolicLink(root.resolve("deploy/target/kafka"), REAL.resolve("deploy/target/kafka"));
        script("deploy/docker/ensure", "exit 0");
        script("deploy/images/build", "echo cloud-local/postgres:16");
        for (var service : Service.values()) {
            if (service != Service.KAFKA) {
                jar(new Dist(root).application(service.toString()));
            }
        }
        System.setProperty("cloud.dist", root.toString());
    }

    @AfterEach
    void stop_all() {
        cloud("down");
        System.setProperty("cloud.dist", REAL.toString());
    }

    @Test
    void up_starts_all_and_again_nothing_and_down_ends_all() throws IOException {
        up();
        var first = processes();
        assertThat(first).hasSize(Service.values().length);
        up();
        assertThat(processes()).isEqualTo(first);
        assertThat(cloud("status")).isZero();
        assertThat(cloud("down")).isZero();
        assertThat(first.values()).noneMatch(ProcessIdentity::alive);
        assertThat(cloud("status")).isEqualTo(1);
        var ports = home.platform().orElseThrow().ports();
        assertThat(ports.services().values()).allMatch(Ports::isFree);
    }

    @Test
    void a_broker_that_was_killed_is_started_again_and_the_others_are_left_alone() throws IOException {
        up();
        var before = processes();
        assertThat(ProcessHandle.of(before.get(Service.KAFKA).pid())
                        .orElseThrow()
                        .destroyForcibly())
                .isTrue();
        await().until(() -> !before.get(Service.KAFKA).alive());
        up();
        var after = processes();
        assertThat(after.get(Service.KAFKA)).isNotEqualTo(before.get(Service.KAFKA));
        assertThat(after.get(Service.API_GATEWAY)).isEqualTo(before.get(Service.API_GATEWAY));
        assertThat(cloud("status")).isZero();
    }

    @Test
    void a_service_that_ends_while_it_starts_is_named_at_once() throws IOException {
        Files.writeString(new Dist(root).application("provisioner"), "no jar");
        assertThatThrownBy(this::up).isInstanceOf(CommandFailed.class).hasMessageContaining("provisioner ended");
    }

    private void up() throws IOException {
        new Up(new Dist(root), home, System.err::println).run(false, false);
    }

    private Map<Service, ProcessIdentity> processes() throws IOException {
        var found = new EnumMap<Service, ProcessIdentity>(Service.class);
        for (var service : Service.values()) {
            new RunFile(home.run(service)).process().ifPresent(process -> found.put(service, process));
        }
        return found;
    }

    private int cloud(String... arguments) {
        var sink = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        var terminal = new Terminal(
                InputStream.nullInputStream(),
                sink,
                System.err,
                false,
                false,
                false,
                Map.of("CLOUD_HOME", home.path().toString()));
        return CloudMain.commandLine(terminal).run(arguments);
    }

    private void script(String path, String line) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        var name = StubService.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest);
                var bytes = StubService.class.getResourceAsStream("/" + name)) {
            out.putNextEntry(new ZipEntry(name));
            bytes.transferTo(out);
            out.closeEntry();
        }
    }
}
