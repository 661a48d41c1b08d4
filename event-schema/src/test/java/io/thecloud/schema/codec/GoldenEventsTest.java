package io.thecloud.schema.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.codec.EventCodec.Written;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.EventId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.sample.Samples;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every event type as it lies in the log.
class GoldenEventsTest {
    static Stream<Class<? extends Event>> types() {
        return EventCodec.types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_is_written_as_it_was_written_first_and_reads_as_it_was(Class<? extends Event> type) {
        var golden = GoldenFile.of("events", name(type));
        golden.holds(document(written(type)));

        var headers = new HashMap<String, String>();
        golden.json()
                .path("headers")
                .properties()
                .forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
        var read = EventCodec.read(headers, Json.write(golden.json().path("data")));

        assertThat(read).isEqualTo(written(type).envelope());
    }

    @Test
    void no_golden_file_is_of_a_type_that_is_no_more() {
        assertThat(GoldenFile.names("events"))
                .isSubsetOf(types().map(GoldenEventsTest::name).collect(toSet()));
    }

    private static String name(Class<? extends Event> type) {
        return EventCodec.typeOf(type).substring("io.thecloud.".length());
    }

    static Written written(Class<? extends Event> type) {
        return EventCodec.write(
                EventId.of("0196a000-0000-7000-8000-000000000001"),
                7,
                Instant.parse("2026-01-02T12:00:00.123Z"),
                TenantId.of("0196a000-0000-7000-8000-000000000002"),
                CommandId.of("0196a000-0000-7000-8000-000000000003"),
                "request-7",
                Actor.service("provisioner"),
                HashChain.START,
                Samples.of(type));
    }

    /// Headers one a line; the data in the very bytes of the record.
    private static String document(Written written) {
        return written.headers().entrySet().stream()
                .map(GoldenEventsTest::line)
                .collect(joining(
                        ",\n",
                        "{\n  \"headers\": {\n",
                        "\n  },\n  \"data\": " + new String(written.data(), UTF_8) + "\n}\n"));
    }

    private static String line(Map.Entry<String, String> header) {
        return "    %s: %s"
                .formatted(
                        new String(Json.write(header.getKey()), UTF_8),
                        new String(Json.write(header.getValue()), UTF_8));
    }
}
