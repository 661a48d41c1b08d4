package io.thecloud.schema.codec;

import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.EventId;
import io.thecloud.schema.id.TenantId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Events as CloudEvents 1.0 in Kafka's binary mode: attributes in `ce_` headers, JSON in the value.
public final class EventCodec {
    /// The CloudEvents `source` of every event.
    public static final String SOURCE = "/cloud/decider";

    private static final String PREFIX = "io.thecloud.";
    private static final String VERSION = ".v1";
    private static final SealedTypes<Event> TYPES = new SealedTypes<>(Event.class);

    private EventCodec() {}

    /// An event as it is written.
    ///
    /// @param envelope the event in its place
    /// @param headers the Kafka record's headers
    /// @param data the Kafka record's value
    public record Written(EventEnvelope envelope, Map<String, String> headers, byte[] data) {}

    /// Every event type there is, by name.
    public static Collection<Class<? extends Event>> types() {
        return TYPES.all();
    }

    /// The CloudEvents `type` of an event: `io.thecloud.DatabaseRequested.v1`.
    public static String typeOf(Class<? extends Event> type) {
        return PREFIX + type.getSimpleName() + VERSION;
    }

    /// Gives an event its place in the log and in its tenant's chain.
    ///
    /// @param previousHash the tenant's chain head, [HashChain#START] for its first event
    public static Written write(
            EventId id,
            long sequence,
            Instant time,
            TenantId tenant,
            CommandId causation,
            String correlationId,
            Actor actor,
            String previousHash,
            Event event) {
        var data = Json.write(event);
        var unsealed =
                new EventEnvelope(id, sequence, time, tenant, causation, correlationId, actor, previousHash, "", event);
        var hash = HashChain.link(previousHash, chained(unsealed), data);
        var envelope = new EventEnvelope(
                id, sequence, time, tenant, causation, correlationId, actor, previousHash, hash, event);
        return new Written(envelope, headers(envelope), data);
    }

    /// Reads an event and checks its hash.
    ///
    /// @throws UnreadableException if a header is missing or altered, the type is unknown, or the bytes do not fit
    /// the hash
    public static EventEnvelope read(Map<String, String> headers, byte[] data) {
        var type = header(headers, "ce_type");
        if (type.length() < PREFIX.length() + VERSION.length() || !type.startsWith(PREFIX) || !type.endsWith(VERSION)) {
            throw new UnreadableException("unknown event type '" + type + "'");
        }
        var name = type.substring(PREFIX.length(), type.length() - VERSION.length());
        try {
            var envelope = new EventEnvelope(
                    EventId.of(header(headers, "ce_id")),
                    Long.parseLong(header(headers, "ce_sequence")),
                    Instant.parse(header(headers, "ce_time")),
                    TenantId.of(header(headers, "ce_tenant")),
                    CommandId.of(header(headers, "ce_causationid")),
                    header(headers, "ce_correlationid"),
                    Actor.of(header(headers, "ce_actor")),
                    header(headers, "ce_previoushash"),
                    header(headers, "ce_hash"),
                    Json.read(data, TYPES.named(name)));
            if (!HashChain.link(envelope.previousHash(), chained(envelope), data)
                    .equals(envelope.hash())) {
                throw new UnreadableException("event " + envelope.sequence() + " does not fit its hash");
            }
            canonical(headers, envelope);
            return envelope;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new UnreadableException("an attribute of the event is malformed", e);
        }
    }

    /// Constant attributes are not part of the hash, and a time or an id has other spellings than ours.
    private static void canonical(Map<String, String> headers, EventEnvelope envelope) {
        headers(envelope).forEach((name, expected) -> {
            if (!header(headers, name).equals(expected)) {
                throw new UnreadableException("header " + name + " is not as this product writes it");
            }
        });
    }

    private static Map<String, String> headers(EventEnvelope e) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_source", SOURCE);
        headers.put("content-type", "application/json");
        headers.put("ce_id", e.id().toString());
        headers.put("ce_type", typeOf(e.event().getClass()));
        headers.put("ce_time", e.time().toString());
        headers.put("ce_sequence", Long.toString(e.sequence()));
        headers.put("ce_tenant", e.tenant().toString());
        headers.put("ce_causationid", e.causation().toString());
        headers.put("ce_correlationid", e.correlationId());
        headers.put("ce_actor", e.actor().toString());
        headers.put("ce_previoushash", e.previousHash());
        headers.put("ce_hash", e.hash());
        return headers;
    }

    private static List<String> chained(EventEnvelope e) {
        return List.of(
                e.id().toString(),
                typeOf(e.event().getClass()),
                e.time().toString(),
                Long.toString(e.sequence()),
                e.tenant().toString(),
                e.causation().toString(),
                e.correlationId(),
                e.actor().toString());
    }

    private static String header(Map<String, String> headers, String name) {
        var value = headers.get(name);
        if (value == null) {
            throw new UnreadableException("header " + name + " is missing");
        }
        return value;
    }
}
