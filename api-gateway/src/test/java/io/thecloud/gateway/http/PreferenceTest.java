package io.thecloud.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {
    @Test
    void without_a_header_it_is_30_seconds() {
        assertThat(Preference.of(List.of()).patience()).hasSeconds(30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=0|0",
                "wait=1|1",
                "Wait=45|45",
                "wait=600|600",
                "wait=601|600",
                "wait=999999999|600",
                "wait = 7|7",
                "wait=\"7\"|7",
                "respond-async|0",
                "respond-async, wait=5|5",
                "return=minimal|30",
                "return=minimal, wait=3; x=y|3",
                "''|30"
            })
    void a_header_says_how_long(String header, int seconds) {
        assertThat(Preference.of(List.of(header)).patience()).hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "wait=", "wait=-1", "wait=1.5", "wait=abc", "wait=1s", "wait=1234567890"})
    void a_malformed_time_is_refused(String header) {
        assertThatThrownBy(() -> Preference.of(List.of(header)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Prefer must be");
    }
}
