package io.thecloud.credentials.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;

/// An entry as it is written.
///
/// @param id names the record; one that is written twice has one id
/// @param time when it happened, the first time
/// @param count how often it happened within the second after that
/// @param service who writes it
public record AuditRecord(
        UUID id,
        Instant time,
        int count,
        String service,
        @JsonUnwrapped AuditEntry entry) {
    private static final String SERVICE = "credential-service";

    static AuditRecord of(AuditEntry entry, Instant now) {
        return new AuditRecord(UUID.randomUUID(), now, 1, SERVICE, entry);
    }

    AuditRecord again() {
        return new AuditRecord(id, time, count + 1, service, entry);
    }
}
