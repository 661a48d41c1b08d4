package io.thecloud.credentials.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordTest {
    private static final String PRINTABLE =
            IntStream.rangeClosed(0x20, 0x7e).mapToObj(Character::toString).collect(Collectors.joining());

    private final Minting minting = new Minting();

    @Test
    void a_password_does_not_show_itself() {
        var password = Password.of("open sesame").orElseThrow();

        assertThat(password).hasToString("********");
        assertThat(Passwords.chosen(password).toString()).doesNotContain("sesame");
        assertThat(Map.of("password", password).toString()).doesNotContain("sesame");
        assertThat(password.reveal()).isEqualTo("open sesame");
    }

    @Test
    void every_printable_character_may_be_in_a_password() {
        assertThat(Password.of(PRINTABLE).map(Password::reveal)).contains(PRINTABLE);
        assertThat(Password.of("        ")).isPresent();
    }

    @Test
    void a_password_has_8_to_128_characters() {
        assertThat(Password.of("a".repeat(7))).isEmpty();
        assertThat(Password.of("a".repeat(8))).isPresent();
        assertThat(Password.of("a".repeat(128))).isPresent();
        assertThat(Password.of("a".repeat(129))).isEmpty();
    }

    @Test
    void other_characters_may_not_be_in_a_password() {
        assertThat(Password.of("tab\tulator")).isEmpty();
        assertThat(Password.of("new\nline12")).isEmpty();
        assertThat(Password.of("delete\u007f12")).isEmpty();
        assertThat(Password.of("passw\u00f6rter")).isEmpty();
    }

    @Test
    void minted_passwords_are_url_safe_begin_with_a_letter_and_differ() {
        var minted = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            minted.add(minting.mint().reveal());
        }

        assertThat(minted).hasSize(1000).allMatch(text -> text.matches("[A-Za-z][A-Za-z0-9_-]{31}"));
    }

    @Test
    void completing_keeps_what_was_chosen_and_gives_every_other_role_a_password_of_its_own() {
        var chosen = Password.of("chosen by me").orElseThrow();

        var completed = Passwords.chosen(chosen).completed(minting);

        assertThat(completed.of(Role.CLOUD_USER)).contains(chosen);
        assertThat(completed.byRole()).containsOnlyKeys(Role.values());
        assertThat(completed.byRole().values()).doesNotHaveDuplicates();
        assertThat(completed.completed(minting)).isEqualTo(completed);
    }
}
