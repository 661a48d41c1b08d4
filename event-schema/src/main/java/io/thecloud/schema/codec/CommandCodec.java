package io.thecloud.schema.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.schema.command.Command;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.TenantId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;

/// Commands and their outcomes as JSON.
public final class CommandCodec {
    private static final SealedTypes<Command> COMMANDS = new SealedTypes<>(Command.class);
    private static final Set<String> COMMAND =
            Set.of("type", "data", "id", "tenant", "actor", "correlationId", "issuedAt", "validUntil", "bodyHash");
    private static final Set<String> OUTCOME = Set.of("command", "decidedAt", "bodyHash", "position", "refusal");
    private static final Set<String> REFUSAL = Set.of("type", "data");
    private static final SealedTypes<Refusal> REFUSALS = new SealedTypes<>(Refusal.class);

    private CommandCodec() {}

    /// A command as bytes.
    public static byte[] write(CommandEnvelope envelope) {
        var node = Json.tagged(envelope.command());
        node.put("id", envelope.id().toString());
        node.put("tenant", envelope.tenant().toString());
        node.put("actor", envelope.actor().toString());
        node.put("correlationId", envelope.correlationId());
        node.put("issuedAt", envelope.issuedAt().toString());
        node.put("validUntil", envelope.validUntil().toString());
        node.put("bodyHash", envelope.bodyHash());
        return Json.write(node);
    }

    /// A command from bytes.
    ///
    /// @throws UnreadableException if they are not one
    public static CommandEnvelope readCommand(byte[] bytes) {
        var node = object(bytes, COMMAND);
        try {
            return new CommandEnvelope(
                    CommandId.of(text(node, "id")),
                    TenantId.of(text(node, "tenant")),
                    Actor.of(text(node, "actor")),
                    text(node, "correlationId"),
                    Instant.parse(text(node, "issuedAt")),
                    Instant.parse(text(node, "validUntil")),
                    text(node, "bodyHash"),
                    Json.untagged(node, COMMANDS));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableException("an attribute of the command is malformed", e);
        }
    }

    /// An outcome as bytes.
    public static byte[] write(Outcome outcome) {
        var node = Json.MAPPER.createObjectNode();
        node.put("command", outcome.command().toString());
        node.put("decidedAt", outcome.decidedAt().toString());
        node.put("bodyHash", outcome.bodyHash());
        node.put("position", outcome.position());
        var refusal = outcome.refusal();
        if (refusal != null) {
            node.set("refusal", Json.tagged(refusal));
        }
        return Json.write(node);
    }

    /// An outcome from bytes.
    ///
    /// @throws UnreadableException if they are not one
    public static Outcome readOutcome(byte[] bytes) {
        var node = object(bytes, OUTCOME);
        try {
            return new Outcome(
                    CommandId.of(text(node, "command")),
                    Instant.parse(text(node, "decidedAt")),
                    text(node, "bodyHash"),
                    position(node),
                    node.has("refusal") ? Json.untagged(only(REFUSAL, node.path("refusal")), REFUSALS) : null);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableException("an attribute of the outcome is malformed", e);
        }
    }

    private static JsonNode object(byte[] bytes, Set<String> known) {
        return only(known, Json.read(bytes, JsonNode.class));
    }

    private static JsonNode only(Set<String> known, JsonNode node) {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new UnreadableException("unknown field " + field);
            }
        });
        return node;
    }

    private static long position(JsonNode node) {
        var value = node.path("position");
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new UnreadableException("field position is missing");
        }
        return value.asLong();
    }

    private static String text(JsonNode node, String field) {
        var value = node.path(field);
        if (!value.isTextual()) {
            throw new UnreadableException("field " + field + " is missing");
        }
        return value.asText();
    }
}
