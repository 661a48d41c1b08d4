package io.thecloud.schema.command;

import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.TenantId;
import java.time.Instant;

/// A command with all that came along with it.
///
/// @param id the same id is decided once within 24 h
/// @param tenant on whose behalf
/// @param actor who asks
/// @param correlationId the request it came from (`X-Request-ID`)
/// @param issuedAt when it was sent
/// @param validUntil when it comes to nothing, if not decided by then
/// @param bodyHash tells a repeat from another request with the same key; empty for reports
public record CommandEnvelope(
        CommandId id,
        TenantId tenant,
        Actor actor,
        String correlationId,
        Instant issuedAt,
        Instant validUntil,
        String bodyHash,
        Command command) {}
