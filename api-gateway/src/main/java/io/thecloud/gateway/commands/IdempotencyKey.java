package io.thecloud.gateway.commands;

import io.thecloud.gateway.http.Problem;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.id.TenantId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names a request, so that its repeat is known as one.
public final class IdempotencyKey {
    /// The header it comes in.
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern LEGAL = Pattern.compile("[\\x20-\\x7e]{1,255}");

    private IdempotencyKey() {}

    /// The command id of a request: it follows from tenant, route and key, or is new where there is no key.
    ///
    /// @param route method and path, `POST /databases`
    /// @throws Problem if the key is empty, too long or not printable
    public static CommandId command(TenantId tenant, String route, @Nullable String key) {
        if (key == null) {
            return CommandId.random();
        }
        if (!LEGAL.matcher(key).matches()) {
            throw Problem.field(HEADER, "must be 1 to 255 printable ASCII characters");
        }
        return new CommandId(NameBasedId.of(tenant.value(), route + "\n" + key));
    }
}
