package io.thecloud.gateway.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.thecloud.schema.event.EventEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Turns events into what clients see.
@ApplicationScoped
class EventShape {
    /// Hashes of keys help nobody but those who try keys.
    private static final Set<String> LEFT_OUT = Set.of("sha256");

    private final ObjectMapper metadata;

    EventShape(ObjectMapper json) {
        this.metadata = json.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    EventJson of(EventEnvelope envelope) {
        var event = envelope.event();
        var resource = Resource.of(event);
        ObjectNode data = metadata.valueToTree(event);
        return new EventJson(
                envelope.id(),
                event.getClass().getSimpleName(),
                resource.id(),
                resource.type().name(),
                data.without(LEFT_OUT),
                envelope.time(),
                envelope.sequence(),
                envelope.actor(),
                envelope.correlationId(),
                envelope.causation(),
                envelope.hash());
    }
}
