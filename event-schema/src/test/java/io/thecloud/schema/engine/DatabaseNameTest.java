package io.thecloud.schema.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseNameTest {
    static Stream<String> legal() {
        return Stream.of("a", "my-postgres", "db1", "a-", "a--b", "z9-8-7", "a".repeat(63));
    }

    static Stream<String> illegal() {
        return Stream.of(
                "",
                " ",
                "a".repeat(64),
                "1a",
                "-a",
                "A",
                "my_postgres",
                "my postgres",
                "my.postgres",
                "my\"db",
                "my'db",
                "a;drop",
                "a\n",
                "a\u0000",
                "../x",
                "a/b",
                "a%20",
                "größe",
                "\u0430bc", // a Cyrillic letter that looks like an a
                "a\u0661", // an Arabic digit
                "--privileged");
    }

    @ParameterizedTest
    @MethodSource("legal")
    void a_name_of_small_letters_digits_and_hyphens_is_legal(String name) {
        assertThat(DatabaseName.isLegal(name)).isTrue();
        assertThat(new DatabaseName(name)).hasToString(name);
    }

    @ParameterizedTest
    @MethodSource("illegal")
    void any_other_name_is_refused_with_the_rule(String name) {
        assertThat(DatabaseName.isLegal(name)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseName(name))
                .withMessageContaining(DatabaseName.RULE);
    }
}
