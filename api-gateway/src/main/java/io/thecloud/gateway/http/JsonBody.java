package io.thecloud.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A request's body: one JSON object, read strictly. Messages never quote the body, since it may hold a password.
public final class JsonBody {
    /// The most bytes that a body may have.
    public static final int LIMIT = 64 * 1024;

    /// Of a body that is too long so much is read and thrown away, so that its sender gets to see the answer.
    private static final long READ_AT_MOST = 64L * 1024 * 1024;

    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private final Map<String, JsonNode> fields;

    private JsonBody(Map<String, JsonNode> fields) {
        this.fields = fields;
    }

    /// Reads a body.
    ///
    /// @throws Problem if it is too long, is not one JSON object, or has a field twice
    public static JsonBody read(InputStream body) {
        try {
            return parse(bounded(body));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw Problem.of(
                    ErrorType.INVALID_INPUT,
                    at == null
                            ? "the body is not valid JSON"
                            : "the body is not valid JSON (line %d, column %d)"
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw Problem.of(ErrorType.INVALID_INPUT, "the body could not be read to its end as UTF-8 JSON");
        }
    }

    private static byte[] bounded(InputStream body) throws IOException {
        var bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length <= LIMIT) {
            return bytes;
        }
        long thrownAway = bytes.length;
        var buffer = new byte[LIMIT];
        int count = 0;
        while (count >= 0 && thrownAway < READ_AT_MOST) {
            count = body.read(buffer);
            thrownAway += count;
        }
        throw Problem.of(ErrorType.INVALID_INPUT, "the body is longer than the limit of %d bytes".formatted(LIMIT));
    }

    private static JsonBody parse(byte[] bytes) throws IOException {
        try (var parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.of(ErrorType.INVALID_INPUT, "the body must be one JSON object");
            }
            var fields = new LinkedHashMap<String, JsonNode>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                addField(parser, fields);
            }
            if (parser.nextToken() != null) {
                throw Problem.of(ErrorType.INVALID_INPUT, "the body has something after its JSON object");
            }
            return new JsonBody(fields);
        }
    }

    private static void addField(JsonParser parser, Map<String, JsonNode> fields) throws IOException {
        var name = parser.currentName();
        parser.nextToken();
        JsonNode value = parser.readValueAsTree();
        if (fields.put(name, value) != null) {
            throw Problem.field(shown(name), "is given more than once");
        }
    }

    /// Refuses fields that nobody knows.
    public JsonBody only(Set<String> known) {
        for (var name : fields.keySet()) {
            if (!known.contains(name)) {
                throw Problem.field(
                        shown(name), "is not a known field; known are " + String.join(", ", new TreeSet<>(known)));
            }
        }
        return this;
    }

    /// Whether the field is there and not null.
    public boolean has(String field) {
        var value = fields.get(field);
        return value != null && !value.isNull();
    }

    /// A text field that may be missing.
    public Optional<String> text(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        var value = fields.get(field);
        if (!value.isTextual()) {
            throw Problem.field(field, "must be a string");
        }
        return Optional.of(value.textValue());
    }

    /// A text field that must be there.
    public String required(String field) {
        return text(field).orElseThrow(() -> Problem.field(field, "is required"));
    }

    /// A whole number within bounds that may be missing.
    public Optional<Integer> integer(String field, int least, int most) {
        if (!has(field)) {
            return Optional.empty();
        }
        var value = fields.get(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw Problem.field(field, "must be an integer from %d to %d".formatted(least, most));
        }
        return Optional.of(value.intValue());
    }

    /// A field's name as it may be repeated to its sender: short and printable.
    private static String shown(String name) {
        var printable = name.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= 64 ? printable : printable.substring(0, 64) + "...";
    }
}
