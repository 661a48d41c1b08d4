package io.thecloud.deploy.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds secrets among bytes, in whichever of the usual ways they are written; all of them in one pass.
final class Needles {
    private static final int CHUNK = 1 << 16;
    private static final int BYTES = 256;

    private final List<List<Needle>> byFirstByte = new ArrayList<>();
    private int longest;

    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Needle(String name, byte[] form) {}

    /// @param secrets by name
    Needles(Map<String, String> secrets) {
        for (int i = 0; i < BYTES; i++) {
            byFirstByte.add(new ArrayList<>());
        }
        secrets.forEach((name, secret) -> forms(secret).forEach(form -> {
            var bytes = form.getBytes(StandardCharsets.UTF_8);
            byFirstByte.get(bytes[0] & 0xff).add(new Needle(name, bytes));
            longest = Math.max(longest, bytes.length);
        }));
    }

    /// As it is, percent-encoded, escaped for JSON, doubled quotes for SQL, and the parts of its base64 that do not
    /// depend on what stands before and after it.
    static Set<String> forms(String secret) {
        var forms = new LinkedHashSet<String>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
        forms.add(secret.replace("'", "''"));
        for (int before = 0; before < 3; before++) {
            var padded = new byte[before + secret.length()];
            System.arraycopy(secret.getBytes(StandardCharsets.ISO_8859_1), 0, padded, before, secret.length());
            int whole = padded.length / 3 * 3;
            int skipped = before == 0 ? 0 : 4;
            forms.add(Base64.getEncoder()
                    .encodeToString(Arrays.copyOf(padded, whole))
                    .substring(skipped));
            forms.add(Base64.getUrlEncoder()
                    .encodeToString(Arrays.copyOf(padded, whole))
                    .substring(skipped));
        }
        return forms;
    }

    /// The names of the secrets that the stream holds.
    Set<String> in(InputStream stream) throws IOException {
        var found = new TreeSet<String>();
        var buffer = new byte[CHUNK + longest];
        int kept = 0;
        for (int read = stream.read(buffer, 0, CHUNK); read >= 0; read = stream.read(buffer, kept, CHUNK)) {
            int end = kept + read;
            search(buffer, end, found);
            kept = Math.min(end, longest - 1);
            System.arraycopy(buffer, end - kept, buffer, 0, kept);
        }
        return found;
    }

    private void search(byte[] bytes, int end, Set<String> found) {
        for (int at = 0; at < end; at++) {
            for (var needle : byFirstByte.get(bytes[at] & 0xff)) {
                var form = needle.form();
                if (at + form.length <= end && Arrays.equals(bytes, at, at + form.length, form, 0, form.length)) {
                    found.add(needle.name());
                }
            }
        }
    }
}
