package io.thecloud.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecloud.cli.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    Path user;

    @Test
    void without_anything_it_is_the_local_gateway_and_tables() {
        var settings = resolve(flags(null), NOTHING);
        assertThat(settings.home()).isEqualTo(user.resolve(".cloud"));
        assertThat(settings.apiUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(settings.apiKey()).isNull();
        assertThat(settings.output()).isEqualTo(OutputFormat.TABLE);
    }

    @Test
    void a_flag_wins_over_the_environment_and_that_over_the_file() throws IOException {
        config("{\"api_url\": \"http://file:1\", \"api_key\": \"file\", \"tenant\": \"t-file\", \"output\": \"json\"}");
        var environment = Map.of("CLOUD_API_URL", "http://environment:1/", "CLOUD_API_KEY", "environment");
        assertThat(resolve(flags(URI.create("http://flag:1")), environment)
                        .apiUrl()
                        .getHost())
                .isEqualTo("flag");
        assertThat(resolve(flags(null), environment).apiUrl()).isEqualTo(URI.create("http://environment:1"));
        assertThat(resolve(flags(null), environment).apiKey()).isEqualTo("environment");
        var fromFile = resolve(flags(null), NOTHING);
        assertThat(fromFile.apiUrl().getHost()).isEqualTo("file");
        assertThat(fromFile.apiKey()).isEqualTo("file");
        assertThat(fromFile.tenant()).isEqualTo("t-file");
        assertThat(fromFile.output()).isEqualTo(OutputFormat.JSON);
    }

    @Test
    void an_environment_variable_that_is_empty_is_not_set() {
        assertThat(resolve(flags(null), Map.of("CLOUD_API_URL", " ")).apiUrl()).isEqualTo(Settings.DEFAULT_API_URL);
    }

    @Test
    void an_illegal_value_names_the_place_it_came_from() throws IOException {
        assertThatThrownBy(() -> resolve(flags(null), Map.of("CLOUD_API_URL", "ftp://x")))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("CLOUD_API_URL");
        config("{\"output\": \"xml\"}");
        assertThatThrownBy(() -> resolve(flags(null), NOTHING)).hasMessageContaining("config.json");
        config("{");
        assertThatThrownBy(() -> resolve(flags(null), NOTHING)).hasMessageContaining("config.json is not JSON");
    }

    @Test
    void setting_some_fields_leaves_the_others_and_shows_the_file_to_its_owner_alone() throws IOException {
        config("{\"output\": \"yaml\", \"of-someone-else\": [1]}");
        var file = ConfigFile.of(user.resolve(".cloud"));
        file.set(Map.of("api_key", "k"));
        assertThat(Files.readString(file.path()))
                .contains("yaml")
                .contains("of-someone-else")
                .contains("\"k\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        try (var files = Files.list(user.resolve(".cloud"))) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void a_reader_never_sees_the_file_in_part() throws Exception {
        var file = ConfigFile.of(user.resolve(".cloud"));
        file.set(Map.of("api_key", "0", "api_url", "http://x:1"));
        var done = new AtomicBoolean();
        var writer = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 200; i++) {
                    file.set(Map.of("api_key", "k".repeat(i % 50 + 1)));
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                done.set(true);
            }
        });
        while (!done.get()) {
            var stored = file.read();
            assertThat(stored.apiUrl()).isEqualTo("http://x:1");
            assertThat(stored.apiKey()).isNotEmpty();
        }
        writer.join();
    }

    @Test
    void a_broken_file_is_not_replaced() throws IOException {
        config("{\"api_key\": ");
        var file = ConfigFile.of(user.resolve(".cloud"));
        assertThatThrownBy(() -> file.set(Map.of("api_key", "new"))).isInstanceOf(CommandFailed.class);
        assertThat(Files.readString(file.path())).isEqualTo("{\"api_key\": ");
    }

    private Settings resolve(Settings.Flags flags, Map<String, String> environment) {
        return Settings.resolve(flags, environment, user);
    }

    private static Settings.Flags flags(@Nullable URI apiUrl) {
        return new Settings.Flags(null, apiUrl, null, null, false);
    }

    private void config(String content) throws IOException {
        Files.createDirectories(user.resolve(".cloud"));
        Files.writeString(user.resolve(".cloud/config.json"), content);
    }
}
