package io.thecloud.schema.event;

import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.EventId;
import io.thecloud.schema.id.TenantId;
import java.time.Instant;

/// An event with its place in the log.
///
/// @param sequence its position: gapless over the log, from 1
/// @param tenant whose history it belongs to; the platform's own for nodes and deciders
/// @param causation the command that caused it
/// @param correlationId the request behind the command
/// @param previousHash the hash of the tenant's event before, or 64 zeros for its first
/// @param hash this event's own, see `HashChain`
public record EventEnvelope(
        EventId id,
        long sequence,
        Instant time,
        TenantId tenant,
        CommandId causation,
        String correlationId,
        Actor actor,
        String previousHash,
        String hash,
        Event event) {}
