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
import java.util.Optional;
import java.util.Set;

/// Finds a secret among bytes, in whichever of the usual ways it is written.
final class Needles {
    private static final int CHUNK = 1 << 16;

    private final List<byte[]> all = new ArrayList<>();
    private final int longest;

    Needles(String secret) {
        for (var form : forms(secret)) {
            all.add(form.getBytes(StandardCharsets.UTF_8));
        }
        longest = all.stream().mapToInt(form -> form.length).max().orElseThrow();
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
            forms.add(Base64.getEncoder().encodeToString(Arrays.copyOf(padded, whole)).substring(skipped));
            forms.add(Base64.getUrlEncoder().encodeToString(Arrays.copyOf(padded, whole)).substring(skipped));
        }
        return forms;
    }

    /// The first form that the stream holds. Reads on only until it is found.
    Optional<String> in(InputStream stream) throws IOException {
        var buffer = new byte[CHUNK + longest];
        int kept = 0;
        for (int read = stream.read(buffer, 0, CHUNK); read >= 0; read = stream.read(buffer, kept, CHUNK)) {
            int end = kept + read;
            for (var form : all) {
                if (holds(buffer, end, form)) {
                    return Optional.of(new String(form, StandardCharsets.UTF_8));
                }
            }
            kept = Math.min(end, longest - 1);
            System.arraycopy(buffer, end - kept, buffer, 0, kept);
        }
        return Optional.empty();
    }

    private static boolean holds(byte[] bytes, int end, byte[] form) {
        for (int at = 0; at <= end - form.length; at++) {
            if (bytes[at] == form[0] && Arrays.equals(bytes, at, at + form.length, form, 0, form.length)) {
                return true;
            }
        }
        return false;
    }
}
