package io.thecloud.gateway.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.EventId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An event as clients see it.
///
/// @param action the event's type, as in the vocabulary
/// @param metadata what else the event says
/// @param position its place in the log
/// @param actor who caused it
/// @param correlationId the request behind it
/// @param causationId the command that caused it
/// @param hash its link in the tenant's chain
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record EventJson(
        EventId id,
        String action,
        String resourceId,
        String resourceType,
        @Schema(implementation = Object.class) JsonNode metadata,
        Instant createdAt,
        long position,
        Actor actor,
        String correlationId,
        CommandId causationId,
        String hash) {}
