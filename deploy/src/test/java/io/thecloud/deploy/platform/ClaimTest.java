package io.thecloud.deploy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.config.ConfigFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimTest {
    @TempDir
    Path home;

    private final Set<String> accepted = new HashSet<>();
    private final List<String> claims = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private int claimStatus = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(home.resolve("token"), "shared\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/databases", exchange -> {
            var key = String.valueOf(exchange.getRequestHeaders().getFirst("X-API-Key"));
            answer(exchange, accepted.contains(Claim.sha256(key)) ? 200 : 401);
        });
        server.createContext("/internal/operator/claim", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            claims.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            if (claimStatus == 200) {
                accepted.add(body.replaceAll(".*:\"|\"}", ""));
            }
            answer(exchange, claimStatus);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_first_time_it_makes_a_key_and_claims_by_its_hash_alone() throws IOException {
        assertThat(claim().run()).isTrue();
        var stored = config().read();
        assertThat(stored.apiKey()).matches("thecloud_[0-9a-f]{32}");
        assertThat(stored.apiUrl()).isEqualTo(gateway().toString());
        assertThat(claims)
                .containsExactly(
                        "Bearer shared {\"sha256\":\"" + Claim.sha256(String.valueOf(stored.apiKey())) + "\"}");
    }

    @Test
    void the_second_time_it_changes_nothing() throws IOException {
        claim().run();
        var before = Files.readString(config().path());
        claim().run();
        assertThat(Files.readString(config().path())).isEqualTo(before);
        assertThat(claims).hasSize(1);
    }

    @Test
    void killed_between_file_and_claim_it_claims_the_same_key() throws IOException {
        claimStatus = 500;
        assertThatThrownBy(() -> claim().run()).isInstanceOf(CommandFailed.class);
        var key = config().read().apiKey();
        claimStatus = 200;
        claim().run();
        assertThat(config().read().apiKey()).isEqualTo(key);
        assertThat(claims).hasSize(2).containsOnly(claims.getFirst());
    }

    @Test
    void a_file_that_is_for_another_platform_stays_as_it_is() throws IOException {
        var content = "{\"api_url\": \"https://cloud.example.com\", \"api_key\": \"theirs\"}";
        Files.writeString(config().path(), content);
        assertThat(claim().run()).isFalse();
        assertThat(Files.readString(config().path())).isEqualTo(content);
        assertThat(claims).isEmpty();
        assertThat(said).singleElement().asString().contains("https://cloud.example.com");
    }

    private Claim claim() {
        return new Claim(gateway(), home.resolve("token"), config(), said::add);
    }

    private URI gateway() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private ConfigFile config() {
        return ConfigFile.of(home);
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
