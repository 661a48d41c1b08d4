package io.thecloud.schema.state;

import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.id.TenantId;
import java.util.Comparator;

/// A database's name in its tenant.
public record TenantName(TenantId tenant, DatabaseName name) implements Comparable<TenantName> {
    private static final Comparator<TenantName> ORDER =
            Comparator.comparing(TenantName::tenant).thenComparing(TenantName::name);

    @Override
    public int compareTo(TenantName other) {
        return ORDER.compare(this, other);
    }
}
