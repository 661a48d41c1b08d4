package io.thecloud.schema.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is changed in a written event, reading it says so.
class TamperedEventsTest {
    private static final EventCodec.Written WRITTEN = GoldenEventsTest.written(DatabaseRequested.class);

    static Stream<String> headers() {
        return WRITTEN.headers().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_missing_header_is_noticed(String name) {
        var headers = new HashMap<>(WRITTEN.headers());
        headers.remove(name);
        unreadable(headers, WRITTEN.data());
    }

    @ParameterizedTest
    @MethodSource("headers")
    void a_header_changed_in_any_one_character_is_noticed(String name) {
        var value = WRITTEN.headers().getOrDefault(name, "");
        for (int i = 0; i < value.length(); i++) {
            var other = value.charAt(i) == '1' ? '2' : '1';
            unreadable(with(name, value.substring(0, i) + other + value.substring(i + 1)), WRITTEN.data());
        }
        unreadable(with(name, ""), WRITTEN.data());
        unreadable(with(name, value + " "), WRITTEN.data());
    }

    @ParameterizedTest
    @CsvSource({
        "ce_time, 2026-01-02T12:00:00.123000Z",
        "ce_sequence, +7",
        "ce_sequence, 007",
        "ce_id, 196a000-0-7000-8000-1",
        "ce_actor, SERVICE:provisioner",
        "ce_type, io.thecloud.CredentialsIssued.v1",
        "ce_type, io.thecloud.DatabaseRequested.v2",
        "ce_type, io.thecloud.v1",
        "ce_type, io.thecloud.Nothing.v1",
        "ce_specversion, 0.3",
    })
    void another_spelling_or_another_type_is_noticed(String name, String value) {
        unreadable(with(name, value), WRITTEN.data());
    }

    @Test
    void data_changed_in_any_one_byte_is_noticed() {
        for (int i = 0; i < WRITTEN.data().length; i++) {
            var data = WRITTEN.data().clone();
            data[i] ^= 1;
            unreadable(WRITTEN.headers(), data);
        }
    }

    @Test
    void data_that_says_the_same_in_other_bytes_is_noticed() {
        unreadable(WRITTEN.headers(), (new String(WRITTEN.data(), UTF_8) + " ").getBytes(UTF_8));
    }

    @Test
    void headers_of_others_are_left_alone() {
        var read = EventCodec.read(with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-01"), WRITTEN.data());
        assertThat(read).isEqualTo(WRITTEN.envelope());
    }

    private static Map<String, String> with(String name, String value) {
        var headers = new HashMap<>(WRITTEN.headers());
        headers.put(name, value);
        return headers;
    }

    private static void unreadable(Map<String, String> headers, byte[] data) {
        assertThatThrownBy(() -> EventCodec.read(headers, data)).isInstanceOf(UnreadableException.class);
    }
}
