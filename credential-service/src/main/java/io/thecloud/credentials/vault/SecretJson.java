package io.thecloud.credentials.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.thecloud.credentials.password.Password;
import io.thecloud.credentials.password.Passwords;
import io.thecloud.credentials.password.Role;
import io.thecloud.credentials.sealing.UnsealableException;
import java.io.IOException;
import java.util.EnumMap;

/// Sealed records as JSON, and the passwords that are sealed in them. No error of this class quotes what it read.
public final class SecretJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SecretJson() {}

    /// A sealed secret as bytes.
    public static byte[] write(SealedSecret secret) {
        return bytes(secret);
    }

    /// A sealed secret from bytes.
    ///
    /// @throws IOException if they are not one
    public static SealedSecret readSecret(byte[] json) throws IOException {
        var secret = MAPPER.readValue(json, SealedSecret.class);
        if (secret.database() == null || secret.tenant() == null || secret.sealed() == null) {
            throw new IOException("a field of the sealed record is missing");
        }
        return secret;
    }

    static byte[] write(Passwords passwords) {
        var node = MAPPER.createObjectNode();
        for (var role : Role.values()) {
            passwords.of(role).ifPresent(password -> node.put(role.toString(), password.reveal()));
        }
        return bytes(node);
    }

    static Passwords readPasswords(byte[] json) throws UnsealableException {
        try {
            var node = MAPPER.readTree(json);
            var byRole = new EnumMap<Role, Password>(Role.class);
            for (var role : Role.values()) {
                Password.of(node.path(role.toString()).asText()).ifPresent(password -> byRole.put(role, password));
            }
            return new Passwords(byRole);
        } catch (IOException e) {
            // its message could quote a password
            throw new UnsealableException("the sealed passwords are not JSON", null);
        }
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of ours cannot be written", e);
        }
    }
}
