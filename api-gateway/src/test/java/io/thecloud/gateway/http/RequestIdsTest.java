package io.thecloud.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "req-1", "{x}", "0123456789"})
    void a_harmless_id_stays(String id) {
        assertThat(RequestIds.harmless(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "a\r\nX: y", "é"})
    void another_one_is_replaced(String id) {
        assertThat(RequestIds.harmless(id)).isNotEqualTo(id).hasSize(36);
    }

    @Test
    void a_long_or_missing_one_is_replaced() {
        assertThat(RequestIds.harmless("x".repeat(128))).hasSize(128);
        assertThat(RequestIds.harmless("x".repeat(129))).hasSize(36);
        assertThat(RequestIds.harmless(null)).hasSize(36);
    }
}
