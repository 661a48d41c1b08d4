package io.thecloud.credentials.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Refusals of the last second: identical ones become one record with a count, so that knocking a thousand times does
/// not write a thousand records.
final class Refusals {
    static final Duration WINDOW = Duration.ofSeconds(1);

    private final Map<AuditEntry, AuditRecord> open = new LinkedHashMap<>();

    void add(AuditEntry entry, Instant now) {
        open.merge(entry.anyRequest(), AuditRecord.of(entry, now), (first, next) -> first.again());
    }

    /// Takes those whose second is over.
    List<AuditRecord> due(Instant now) {
        var due = new ArrayList<AuditRecord>();
        open.values().removeIf(record -> !record.time().plus(WINDOW).isAfter(now) && due.add(record));
        return due;
    }

    /// Takes all of them.
    List<AuditRecord> all() {
        var all = List.copyOf(open.values());
        open.clear();
        return all;
    }
}
