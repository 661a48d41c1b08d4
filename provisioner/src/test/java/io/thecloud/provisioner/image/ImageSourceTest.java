package io.thecloud.provisioner.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.thecloud.provisioner.docker.DockerImages;
import io.thecloud.provisioner.engine.ContainerRecipe;
import io.thecloud.provisioner.engine.EngineRecipe;
import io.thecloud.provisioner.engine.RoleKeys;
import io.thecloud.provisioner.engine.postgres.PostgresRecipe;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.state.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A version that nobody has, under the name of a registry that does not listen.
@Tag("docker")
class ImageSourceTest {
    private static final String NOWHERE = "99";
    private static DockerClient docker;

    @BeforeAll
    static void connect() {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        docker = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .responseTimeout(Duration.ofSeconds(30))
                        .build());
    }

    @AfterAll
    static void disconnect() throws IOException {
        docker.close();
    }

    @Test
    void an_image_that_is_there_is_found_without_a_word() throws ImageUnavailableException {
        var said = new ArrayList<String>();
        var found = source(Optional.empty()).find(new UnlistedPostgres(), "16", said::add);
        assertThat(found.reference()).isEqualTo("cloud-local/postgres:16");
        assertThat(found.id()).startsWith("sha256:");
        assertThat(said).isEmpty();
    }

    @Test
    void without_a_registry_and_without_a_builder_there_is_no_image_and_both_are_said() {
        var said = new ArrayList<String>();
        assertThatThrownBy(() -> source(Optional.empty()).find(new UnlistedPostgres(), NOWHERE, said::add))
                .isInstanceOf(ImageUnavailableException.class)
                .hasMessageContaining("cannot be pulled")
                .hasMessageContaining("cloud.images.builder");
        assertThat(said).first().asString().contains("pulling image");
    }

    @Test
    void a_builder_that_fails_is_quoted(@TempDir Path folder) throws IOException {
        var said = new ArrayList<String>();
        var builder = Files.writeString(folder.resolve("build"), "#!/bin/sh\necho no mirror has $1 $2\nexit 1\n");
        Files.setPosixFilePermissions(builder, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> source(Optional.of(builder)).find(new UnlistedPostgres(), NOWHERE, said::add))
                .isInstanceOf(ImageUnavailableException.class)
                .hasMessageContaining("no mirror has postgres " + NOWHERE);
        assertThat(said).last().asString().contains("building image");
    }

    private static ImageSource source(Optional<Path> builder) {
        return new ImageSource(new DockerImages(docker), new ImageBuilder(builder));
    }

    private static final class UnlistedPostgres implements EngineRecipe {
        private final PostgresRecipe postgres = new PostgresRecipe();

        @Override
        public Engine engine() {
            return postgres.engine();
        }

        @Override
        public String officialImage(String version) {
            return "127.0.0.1:9/nothing-listens-here:" + version;
        }

        @Override
        public ContainerRecipe container(Database.Spec spec) {
            return postgres.container(spec);
        }

        @Override
        public boolean greets(String host, int port, Duration limit) {
            return postgres.greets(host, port, limit);
        }

        @Override
        public boolean isStartingUp(SQLException refusal) {
            return postgres.isStartingUp(refusal);
        }

        @Override
        public SetUp prepare(Database.Spec spec, RoleKeys keys) throws SQLException, IOException {
            return postgres.prepare(spec, keys);
        }
    }
}
