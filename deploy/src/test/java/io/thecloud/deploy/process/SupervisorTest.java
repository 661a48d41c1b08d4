package io.thecloud.deploy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final Supervisor supervisor = new Supervisor();
    private final String marker = "marker-" + UUID.randomUUID();

    @Test
    void a_number_that_belongs_to_another_process_now_is_not_ours() throws IOException {
        var file = new RunFile(folder.resolve("run.json"));
        var me = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        file.write(me);
        assertThat(file.process()).contains(me);
        file.write(new ProcessIdentity(me.pid(), "an-earlier-boot:12345"));
        assertThat(file.process()).isEmpty();
    }

    @Test
    void a_damaged_run_file_names_nobody() throws IOException {
        var file = new RunFile(folder.resolve("run.json"));
        assertThat(file.process()).isEmpty();
        Files.writeString(file.path(), "{\"pid\":");
        assertThat(file.process()).isEmpty();
    }

    @Test
    void what_was_started_is_found_by_its_file_and_without_it() throws IOException {
        var file = new RunFile(folder.resolve("run.json"));
        var started = supervisor.start(spec("while :; do sleep 1; done"), file);
        try {
            assertThat(supervisor.running(file, marker)).contains(started);
            file.remove();
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(supervisor.running(file, marker)).contains(started));
            assertThat(file.process()).contains(started);
        } finally {
            supervisor.stop(started, file, LIMIT);
        }
        assertThat(started.alive()).isFalse();
        assertThat(supervisor.running(file, marker)).isEmpty();
    }

    @Test
    void it_runs_in_a_session_of_its_own_and_its_words_go_to_the_log() throws IOException {
        var file = new RunFile(folder.resolve("run.json"));
        var started = supervisor.start(spec("echo said; while :; do sleep 1; done"), file);
        try {
            await().atMost(LIMIT).untilAsserted(() -> {
                assertThat(LogTail.of(folder.resolve("log"), 5)).containsExactly("said");
                assertThat(session(started.pid())).isEqualTo(started.pid());
            });
        } finally {
            supervisor.stop(started, file, LIMIT);
        }
    }

    @Test
    void what_does_not_listen_is_ended_by_force() throws IOException {
        var file = new RunFile(folder.resolve("run.json"));
        var started = supervisor.start(spec("trap '' TERM; echo deaf; while :; do sleep 0.1; done"), file);
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(LogTail.of(folder.resolve("log"), 5)).containsExactly("deaf"));
        assertThat(supervisor.stop(started, file, Duration.ofMillis(300))).isTrue();
        assertThat(started.alive()).isFalse();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void only_the_end_of_a_long_log_is_shown() throws IOException {
        var log = folder.resolve("long");
        Files.writeString(log, "x\n".repeat(100_000) + "last\n");
        assertThat(LogTail.of(log, 2)).containsExactly("x", "last");
        assertThat(LogTail.of(folder.resolve("none"), 2)).isEmpty();
    }

    private ProcessSpec spec(String script) {
        return new ProcessSpec(
                marker, List.of("/bin/sh", "-c", script, marker), Map.of(), folder, folder.resolve("log"));
    }

    private static long session(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
    }
}
