package io.thecloud.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class YamlTest {
    @Test
    void blocks_are_nested_and_strings_are_never_taken_for_something_else() throws IOException {
        var data = new ObjectMapper()
                .readTree("{\"version\": \"16\", \"port\": 1, \"list\": [{\"no\": \"no\"}, []], \"Odd key\": null}");
        assertThat(Yaml.of(data)).isEqualTo("""
                        version: "16"
                        port: 1
                        list:
                          -
                            no: "no"
                          - []
                        "Odd key": null
                        """);
    }
}
