package io.thecloud.gateway.access;

import io.thecloud.gateway.GatewaySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The token that services know one another by. Read anew each time: it may be made after the gateway has started.
@ApplicationScoped
public class ServiceToken {
    private static final String SCHEME = "Bearer ";

    private final GatewaySettings settings;

    ServiceToken(GatewaySettings settings) {
        this.settings = settings;
    }

    /// The token.
    ///
    /// @throws IOException if its file cannot be read or is empty
    public String read() throws IOException {
        var token = Files.readString(settings.tokenFile()).strip();
        if (token.isEmpty()) {
            throw new IOException("the token file is empty");
        }
        return token;
    }

    /// What goes into the header `Authorization`.
    public String authorization() throws IOException {
        return SCHEME + read();
    }

    /// Whether a header `Authorization` holds the token, in a time that tells nothing about it.
    public boolean opens(@Nullable String authorization) throws IOException {
        var given = Optional.ofNullable(authorization).orElse("");
        return MessageDigest.isEqual(
                authorization().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
