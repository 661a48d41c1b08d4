package io.thecloud.schema.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameBasedIdTest {
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    /// RFC 9562, appendix A.4.
    @Test
    void the_example_of_the_rfc_comes_out() {
        assertThat(NameBasedId.of(DNS, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void the_same_name_in_the_same_space_is_the_same_id_and_no_other() {
        var secret = NameBasedId.of(DNS, "secret");
        assertThat(NameBasedId.of(DNS, "secret")).isEqualTo(secret);
        assertThat(NameBasedId.of(DNS, "secrets")).isNotEqualTo(secret);
        assertThat(NameBasedId.of(secret, "secret")).isNotEqualTo(secret);
        assertThat(secret.version()).isEqualTo(5);
        assertThat(secret.variant()).isEqualTo(2);
    }
}
