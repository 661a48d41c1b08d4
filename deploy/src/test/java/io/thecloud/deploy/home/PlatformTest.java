package io.thecloud.deploy.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecloud.cli.CommandFailed;
import io.thecloud.deploy.process.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {
    @TempDir
    Path folder;

    @Test
    void the_gateway_has_8080_when_it_is_free() {
        assertThat(Ports.choose(port -> true, 0).of(Service.API_GATEWAY)).isEqualTo(8080);
    }

    @Test
    void taken_ports_are_passed_over_and_none_is_given_twice() {
        var taken = Set.of(8080, 18_080, 18_082);
        var ports = Ports.choose(port -> !taken.contains(port), 0);
        var given = new ArrayList<>(ports.services().values());
        given.add(ports.controller());
        assertThat(given).doesNotContainAnyElementsOf(taken).doesNotHaveDuplicates();
        assertThat(given).allSatisfy(port -> assertThat(port).isBetween(18_080, 18_100));
    }

    @Test
    void wherever_it_begins_there_is_room() {
        for (int chance : new int[] {Integer.MIN_VALUE, -1, 0, 179, Integer.MAX_VALUE}) {
            assertThat(Ports.choose(port -> true, chance).services().values())
                    .allSatisfy(port -> assertThat(port).isBetween(8080, 19_999));
        }
    }

    @Test
    void no_free_port_at_all_is_said() {
        assertThatThrownBy(() -> Ports.choose(port -> false, 0)).hasMessageContaining("18080");
    }

    @Test
    void a_port_that_somebody_listens_on_is_not_free() throws IOException {
        try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(somebody.getLocalPort())).isFalse();
            assertThat(Ports.answers(somebody.getLocalPort())).isTrue();
        }
    }

    @Test
    void what_was_founded_is_read_again_unchanged() throws IOException {
        var platform = Platform.found(port -> true);
        assertThat(Platform.read(platform.json().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(platform);
    }

    @Test
    void kafka_takes_every_cluster_id() {
        for (int i = 0; i < 500; i++) {
            assertThat(Platform.found(port -> true).clusterId()).hasSize(22).doesNotStartWith("-");
        }
    }

    @Test
    void two_platforms_have_nothing_in_common() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 2; i++) {
            var platform = Platform.found(port -> true);
            ids.add(platform.homeId());
            ids.add(platform.nodeId().toString());
            ids.add(platform.clusterId());
        }
        assertThat(ids).hasSize(6);
    }

    @Test
    void the_folder_is_for_its_owner_alone_and_the_choice_is_made_once() throws IOException {
        var home = new HomeFolder(folder.resolve("new/home"));
        home.prepare();
        var token = Files.readString(home.token());
        var founded = home.foundOrRead();
        home.prepare();
        assertThat(home.foundOrRead()).isEqualTo(founded);
        assertThat(Files.readString(home.token())).isEqualTo(token).hasSize(65);
        assertThat(mode(home.path())).isEqualTo("rwx------");
        assertThat(mode(home.token())).isEqualTo("rw-------");
    }

    @Test
    void a_damaged_platform_file_is_said_and_not_replaced() throws IOException {
        var home = new HomeFolder(folder);
        Files.writeString(folder.resolve("platform.json"), "{\"home_id\": \"x\"}");
        assertThatThrownBy(home::foundOrRead).isInstanceOf(CommandFailed.class).hasMessageContaining("ports.");
        assertThat(Files.readString(folder.resolve("platform.json"))).isEqualTo("{\"home_id\": \"x\"}");
    }

    @Test
    void the_lock_comes_free_with_its_holder() throws IOException {
        var home = new HomeFolder(folder);
        HomeLock.take(home, Duration.ofSeconds(1), line -> {}).close();
        try (var again = HomeLock.take(home, Duration.ofSeconds(1), line -> {})) {
            assertThat(again).isNotNull();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
