package io.thecloud.credentials.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.function.Function;

/// A request's JSON object, field by field. It may hold a password, so no error quotes it.
final class Body {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LONGEST = 256;

    private final JsonNode object;

    private Body(JsonNode object) {
        this.object = object;
    }

    static Body read(byte[] bytes) {
        JsonNode node;
        try {
            node = MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new InvalidInputException("the body is not JSON");
        }
        if (node == null || !node.isObject()) {
            throw new InvalidInputException("the body is not a JSON object");
        }
        return new Body(node);
    }

    String text(String field) {
        var node = object.path(field);
        if (!node.isTextual() || node.asText().isEmpty() || node.asText().length() > LONGEST) {
            throw new InvalidInputException("%s must be a text of 1 to %d characters".formatted(field, LONGEST));
        }
        return node.asText();
    }

    /// @param rule what the field must be, for the error
    <T> T value(String field, String rule, Function<String, T> reader) {
        return read(field, text(field), rule, reader);
    }

    static <T> T read(String field, String text, String rule, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("%s must be %s".formatted(field, rule));
        }
    }
}
