package io.thecloud.gateway.access;

import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.state.CellState;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a request may come in.
sealed interface Admission {
    /// It may.
    record Granted(Caller caller) implements Admission {}

    /// It may not.
    ///
    /// @param tenant whose key it was, if it was somebody's
    record Denied(Reason reason, Optional<TenantId> tenant) implements Admission {}

    /// Why a request may not come in.
    enum Reason {
        NO_KEY,
        UNKNOWN_KEY,
        FOREIGN_TENANT
    }

    /// Looks a key up in the state.
    ///
    /// @param key the header `X-API-Key`
    /// @param tenant the header `X-Tenant-ID`, which must name a tenant that the key opens
    static Admission of(CellState state, @Nullable String key, @Nullable String tenant) {
        if (key == null || key.isEmpty()) {
            return new Denied(Reason.NO_KEY, Optional.empty());
        }
        var known = Key.LEGAL.matcher(key).matches() ? state.apiKeys().get(Digests.sha256(key)) : null;
        if (known == null) {
            return new Denied(Reason.UNKNOWN_KEY, Optional.empty());
        }
        if (tenant != null && !tenant.equalsIgnoreCase(known.tenant().toString())) {
            return new Denied(Reason.FOREIGN_TENANT, Optional.of(known.tenant()));
        }
        return new Granted(new Caller(known.id(), known.user(), known.tenant()));
    }

    /// What a key looks like.
    final class Key {
        private static final Pattern LEGAL = Pattern.compile("thecloud_[0-9a-f]{32}");

        private Key() {}
    }
}
