package io.thecloud.schema.codec;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// The one JSON dialect of the topics: strict in reading, ISO-8601 times, fields in the records' order.
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule().addDeserializer(Instant.class, new TextInstant()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, Fail)
                            .setCoercion(CoercionInputShape.Float, Fail)
                            .setCoercion(CoercionInputShape.Boolean, Fail))
            .build();

    private Json() {}

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of ours cannot be written", e);
        }
    }

    static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return present(MAPPER.readValue(bytes, type), type);
        } catch (IOException | IllegalArgumentException e) { // the latter: a record without a value
            throw new UnreadableException("not a " + type.getSimpleName(), e);
        }
    }

    static <T> T read(JsonNode node, Class<T> type) {
        try {
            return present(MAPPER.treeToValue(node, type), type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UnreadableException("not a " + type.getSimpleName(), e);
        }
    }

    /// JSON's `null` is read as null whatever the type.
    private static <T> T present(@Nullable T value, Class<T> type) {
        if (value == null) {
            throw new UnreadableException("null is not a " + type.getSimpleName());
        }
        return value;
    }

    /// `value` as an object with its type's name in `type` and its fields in `data`.
    static ObjectNode tagged(Object value) {
        var node = MAPPER.createObjectNode();
        node.put("type", value.getClass().getSimpleName());
        node.set("data", MAPPER.valueToTree(value));
        return node;
    }

    static <T> T untagged(JsonNode node, SealedTypes<T> types) {
        return read(node.path("data"), types.named(node.path("type").asText()));
    }

    /// A time is text: Jackson's own reader takes numbers for seconds, too.
    private static final class TextInstant extends StdScalarDeserializer<Instant> {
        TextInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return Instant.parse(parser.getText());
            } catch (DateTimeParseException e) {
                throw context.weirdStringException(parser.getText(), Instant.class, "not an ISO-8601 time");
            }
        }
    }
}
