package io.thecloud.gateway.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionStringTest {
    private static final String ALL =
            IntStream.rangeClosed(0x20, 0x7e).mapToObj(Character::toString).collect(Collectors.joining());

    @Test
    void a_password_of_every_printable_character_comes_back_from_the_url() {
        var uri = URI.create(ConnectionString.url("127.0.0.1", 5432, "my-db", "cloud_user", ALL));
        assertThat(uri.getHost()).isEqualTo("127.0.0.1");
        assertThat(uri.getPort()).isEqualTo(5432);
        assertThat(uri.getPath()).isEqualTo("/my-db");
        assertThat(uri.getUserInfo()).isEqualTo("cloud_user:" + ALL);
    }

    @Test
    void each_printable_character_comes_back_alone() {
        ALL.chars().mapToObj(Character::toString).forEach(character -> {
            var uri = URI.create(ConnectionString.url("h", 1, "d", "u", character));
            assertThat(uri.getUserInfo()).isEqualTo("u:" + character);
        });
    }

    @Test
    void a_password_of_every_printable_character_comes_back_from_the_jdbc_url() {
        var jdbc = ConnectionString.jdbc("127.0.0.1", 5432, "my-db", "cloud_user", ALL);
        var uri = URI.create(jdbc.substring("jdbc:".length()));
        assertThat(uri.getQuery()).isEqualTo("user=cloud_user&password=" + ALL);
        assertThat(uri.getRawQuery().chars().filter(c -> c == '&').count()).isEqualTo(1);
    }

    @Test
    void only_unreserved_characters_stay_as_they_are() {
        assertThat(ConnectionString.encoded("aZ09-._~ /?#[]@!$&'()*+,;=%"))
                .isEqualTo("aZ09-._~%20%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%25");
    }
}
