package io.thecloud.schema.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.command.Command;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import io.thecloud.schema.sample.Samples;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command, and every way it can end, as they lie in their topics.
class GoldenCommandsTest {
    private static final CommandId ID = CommandId.of("0196a000-0000-7000-8000-000000000003");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

    static Stream<Class<? extends Command>> commands() {
        return Samples.recordsOf(Command.class).stream();
    }

    static Stream<Class<? extends Refusal>> refusals() {
        return Samples.recordsOf(Refusal.class).stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_is_written_as_it_was_written_first_and_reads_as_it_was(Class<? extends Command> type) {
        var golden = GoldenFile.of("commands", type.getSimpleName());
        golden.holds(text(CommandCodec.write(command(type))));
        assertThat(CommandCodec.readCommand(Json.write(golden.json()))).isEqualTo(command(type));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_is_written_as_it_was_written_first_and_reads_as_it_was(Class<? extends Refusal> type) {
        var golden = GoldenFile.of("outcomes", type.getSimpleName());
        golden.holds(text(CommandCodec.write(outcome(Samples.of(type)))));
        assertThat(CommandCodec.readOutcome(Json.write(golden.json()))).isEqualTo(outcome(Samples.of(type)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_says_a_sentence(Class<? extends Refusal> type) {
        assertThat(Samples.of(type).message()).isNotBlank().doesNotContain("null", "%");
    }

    @Test
    void an_acceptance_is_written_as_it_was_written_first_and_reads_so() {
        var golden = GoldenFile.of("outcomes", "Accepted");
        golden.holds(text(CommandCodec.write(outcome(null))));
        assertThat(CommandCodec.readOutcome(Json.write(golden.json()))).isEqualTo(outcome(null));
        assertThat(outcome(null).accepted()).isTrue();
    }

    @Test
    void no_golden_file_is_of_a_type_that_is_no_more() {
        assertThat(GoldenFile.names("commands"))
                .isSubsetOf(commands().map(Class::getSimpleName).collect(toSet()));
        assertThat(GoldenFile.names("outcomes"))
                .isSubsetOf(Stream.concat(Stream.of("Accepted"), refusals().map(Class::getSimpleName))
                        .collect(toSet()));
    }

    static CommandEnvelope command(Class<? extends Command> type) {
        return new CommandEnvelope(
                ID,
                TenantId.of("0196a000-0000-7000-8000-000000000002"),
                Actor.user(UserId.of("0196a000-0000-7000-8000-000000000004")),
                "request-7",
                NOON,
                NOON.plusSeconds(5),
                "ab".repeat(32),
                Samples.of(type));
    }

    static Outcome outcome(@Nullable Refusal refusal) {
        return new Outcome(ID, NOON, "ab".repeat(32), 42, refusal);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8) + "\n";
    }
}
