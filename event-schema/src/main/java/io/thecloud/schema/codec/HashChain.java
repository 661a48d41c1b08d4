package io.thecloud.schema.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Links each event of a tenant to the one before, so that a changed or missing one shows.
public final class HashChain {
    /// The hash before a tenant's first event.
    public static final String START = "0".repeat(64);

    private HashChain() {}

    /// SHA-256 over the previous hash, the fields and the data, each preceded by its length (4 bytes, big endian)
    /// so that no two different lists of parts give the same input.
    ///
    /// @return 64 hexadecimal digits
    static String link(String previous, List<String> fields, byte[] data) {
        var digest = sha256();
        add(digest, previous.getBytes(StandardCharsets.US_ASCII));
        fields.forEach(field -> add(digest, field.getBytes(StandardCharsets.UTF_8)));
        add(digest, data);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(4).putInt(part.length).flip());
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
