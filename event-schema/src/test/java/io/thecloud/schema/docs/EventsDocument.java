package io.thecloud.schema.docs;

import static java.util.stream.Collectors.joining;

import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.command.Command;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.event.PlatformEvent.UserRegistered;
import io.thecloud.schema.history.HistoryWriter;
import io.thecloud.schema.sample.Samples;
import io.thecloud.schema.state.CellState;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/// `docs/events.md`: every event, command, refusal and constant, from the types and their Javadoc.
final class EventsDocument {
    private final StringBuilder out = new StringBuilder();

    private EventsDocument() {}

    static String text() {
        var document = new EventsDocument();
        document.write();
        return document.out.toString();
    }

    private void write() {
        line("# Events and commands");
        line("");
        line("Made from the types in `event-schema`; do not edit. `EventsDocumentTest` says how to make it again.");
        line("");
        line(
                "Events are CloudEvents 1.0 in Kafka's binary mode on the topic `cloud.events`: attributes in `ce_` headers,");
        line("the fields below as JSON in the record's value. Ids are UUIDs, times ISO-8601 in UTC; a field is");
        line("absent only where it says so, never null. Read with `isolation.level=read_committed`: aborted records");
        line("exist. Within a version nothing changes; a changed event is a new version of its type.");
        line("");
        line("## What every event carries");
        line("");
        fields(EventEnvelope.class);
        line("They are the headers " + headers() + ".");
        line("");
        section(2, Event.class);
        line("## Commands");
        line("");
        line("JSON on the topic `cloud.commands`: the fields of the envelope, and `type` and `data` for the command.");
        line("");
        fields(CommandEnvelope.class);
        section(2, Command.class);
        line("## Outcomes");
        line("");
        line("JSON on the topic `cloud.outcomes`, one for each command; a refusal is `type` and `data`.");
        line("");
        fields(Outcome.class);
        section(2, Refusal.class);
        constants(FailureReason.class);
        constants(Health.class);
        out.setLength(out.length() - 1);
    }

    private void section(int depth, Class<?> sealed) {
        if (depth > 2) {
            line("#".repeat(depth) + " " + sealed.getSimpleName());
            line("");
            line(about(sealed).text());
            line("");
        }
        for (var sub : sealed.getPermittedSubclasses()) {
            if (sub.isRecord()) {
                entry(sub);
            } else {
                section(depth + 1, sub);
            }
        }
    }

    private void entry(Class<?> type) {
        line("#### " + type.getSimpleName());
        line("");
        if (Event.class.isAssignableFrom(type)) {
            line("`" + EventCodec.typeOf(type.asSubclass(Event.class)) + "`");
            line("");
        }
        line(about(type).text());
        line("");
        if (type.getRecordComponents().length > 0) {
            fields(type);
        }
    }

    private void fields(Class<?> type) {
        var said = about(type).components();
        line("| field | type | |");
        line("|---|---|---|");
        for (var component : type.getRecordComponents()) {
            line("| `%s` | %s | %s |"
                    .formatted(component.getName(), sort(component), said.getOrDefault(component.getName(), ""))
                    .replace(" |  |", " | |"));
        }
        line("");
    }

    private <E extends Enum<E>> void constants(Class<E> type) {
        line("## " + type.getSimpleName());
        line("");
        line(about(type).text());
        line("");
        line(Arrays.stream(type.getEnumConstants())
                .map(constant -> "* `%s`: %s"
                        .formatted(
                                constant,
                                SourceJavadoc.of(type).about(constant.name()).text()))
                .collect(joining("\n")));
        line("");
    }

    private static String headers() {
        var written = new HistoryWriter().next(CellState.PLATFORM, Samples.of(UserRegistered.class));
        return written.headers().keySet().stream().map(name -> "`" + name + "`").collect(joining(", "));
    }

    private static String sort(RecordComponent component) {
        var type = component.getType();
        var names = List.of(Event.class, Command.class, Refusal.class).contains(type)
                ? "one of the below"
                : type.getSimpleName();
        return component.getAnnotatedType().getAnnotations().length > 0 ? names + ", or absent" : names;
    }

    private static SourceJavadoc.Comment about(Class<?> type) {
        var top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        return SourceJavadoc.of(top).about(type.getSimpleName());
    }

    private void line(String line) {
        out.append(line).append('\n');
    }
}
