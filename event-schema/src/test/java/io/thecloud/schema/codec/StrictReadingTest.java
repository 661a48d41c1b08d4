package io.thecloud.schema.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.thecloud.schema.command.Command;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.PlatformEvent.UserRegistered;
import io.thecloud.schema.sample.Samples;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not exactly a record of ours is unreadable, whatever is wrong with it.
class StrictReadingTest {
    static Stream<Class<?>> types() {
        return Stream.of(Event.class, Command.class, Refusal.class).flatMap(root -> Samples.recordsOf(root).stream());
    }

    static Stream<Arguments> components() {
        return types().flatMap(type ->
                Stream.of(type.getRecordComponents()).map(component -> Arguments.of(type, component.getName())));
    }

    @ParameterizedTest
    @MethodSource("components")
    void a_record_with_a_field_missing_null_or_of_another_sort_is_unreadable(Class<?> type, String field) {
        unreadable(type, json -> json.remove(field));
        unreadable(type, json -> json.putNull(field));
        unreadable(type, json -> json.putObject(field));
        unreadable(type, json -> json.putArray(field));
        unreadable(type, json -> json.put(field, 1.5));
        unreadable(type, json -> json.set(field, otherSort(json.path(field))));
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_record_with_an_unknown_field_is_unreadable(Class<?> type) {
        unreadable(type, json -> json.put("surprise", true));
    }

    @ParameterizedTest
    @MethodSource("types")
    void what_was_not_tampered_with_is_readable(Class<?> type) {
        assertThat(Json.read(json(type), type)).isEqualTo(Samples.of(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "true", "7", "[]", "{}", "{", "\"text\"", "{}{}", "\u0000"})
    void what_is_no_record_at_all_is_unreadable(String text) {
        var bytes = text.getBytes(UTF_8);
        assertThatThrownBy(() -> CommandCodec.readCommand(bytes)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> CommandCodec.readOutcome(bytes)).isInstanceOf(UnreadableException.class);
        for (var type : EventCodec.types()) {
            var headers = GoldenEventsTest.written(type).headers();
            assertThatThrownBy(() -> EventCodec.read(headers, bytes)).isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void a_field_that_comes_twice_is_unreadable() {
        var twice = "{\"user\":\"%1$s\",\"user\":\"%1$s\"}".formatted("0196a000-0000-7000-8000-000000000004");
        assertThatThrownBy(() -> Json.read(twice.getBytes(UTF_8), UserRegistered.class))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void a_command_with_any_field_missing_null_or_unknown_is_unreadable() {
        var command = Json.write(Json.read(
                CommandCodec.write(GoldenCommandsTest.command(
                        Samples.recordsOf(Command.class).getFirst())),
                JsonNode.class));
        damaged(command)
                .forEach(bytes -> assertThatThrownBy(() -> CommandCodec.readCommand(bytes))
                        .as(new String(bytes, UTF_8))
                        .isInstanceOf(UnreadableException.class));
    }

    @Test
    void an_outcome_with_any_field_missing_null_or_unknown_is_unreadable() {
        var outcome = CommandCodec.write(GoldenCommandsTest.outcome(null));
        damaged(outcome)
                .forEach(bytes -> assertThatThrownBy(() -> CommandCodec.readOutcome(bytes))
                        .as(new String(bytes, UTF_8))
                        .isInstanceOf(UnreadableException.class));
    }

    @Test
    void a_command_or_refusal_of_an_unknown_type_is_unreadable() {
        var command = new String(
                CommandCodec.write(GoldenCommandsTest.command(
                        Samples.recordsOf(Command.class).getFirst())),
                UTF_8);
        var foreign = command.replace("\"type\":\"ClaimCell\"", "\"type\":\"java.lang.Runtime\"");
        assertThat(foreign).isNotEqualTo(command);
        assertThatThrownBy(() -> CommandCodec.readCommand(foreign.getBytes(UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("unknown type");

        var refused = new String(CommandCodec.write(GoldenCommandsTest.outcome(new Refusal.NoNode())), UTF_8);
        for (var damaged :
                List.of(refused.replace("NoNode", "NoSuch"), refused.replace("\"data\":{}", "\"data\":null"))) {
            assertThat(damaged).isNotEqualTo(refused);
            assertThatThrownBy(() -> CommandCodec.readOutcome(damaged.getBytes(UTF_8)))
                    .isInstanceOf(UnreadableException.class);
        }
    }

    private static Stream<byte[]> damaged(byte[] bytes) {
        var whole = (ObjectNode) Json.read(bytes, JsonNode.class);
        var fields = whole.properties().stream().map(Map.Entry::getKey).toList();
        return Stream.concat(
                        fields.stream()
                                .flatMap(field -> Stream.of(
                                        without(whole, field),
                                        whole.deepCopy().<ObjectNode>set(field, null),
                                        whole.deepCopy().<ObjectNode>set(field, otherSort(whole.path(field))))),
                        Stream.of(whole.deepCopy().put("surprise", true)))
                .map(Json::write);
    }

    private static ObjectNode without(ObjectNode whole, String field) {
        var copy = whole.deepCopy();
        copy.remove(field);
        return copy;
    }

    /// A number for a text, a text for a number or a truth, a text for an object.
    private static JsonNode otherSort(JsonNode value) {
        var nodes = Json.MAPPER.getNodeFactory();
        return value.isTextual() ? nodes.numberNode(7) : nodes.textNode(value.isObject() ? "{}" : value.asText());
    }

    private static ObjectNode json(Class<?> type) {
        return Json.MAPPER.valueToTree(Samples.of(type));
    }

    private static void unreadable(Class<?> type, Consumer<ObjectNode> damage) {
        var json = json(type);
        damage.accept(json);
        assertThatThrownBy(() -> Json.read(json, type)).as(json.toString()).isInstanceOf(UnreadableException.class);
    }
}
