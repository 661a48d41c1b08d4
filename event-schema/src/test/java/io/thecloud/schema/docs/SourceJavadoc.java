package io.thecloud.schema.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the `///` lines of a source file say about its types and enum constants.
final class SourceJavadoc {
    private static final Pattern TYPE = Pattern.compile(".*\\b(?:record|interface|enum|class) (\\w+).*");
    private static final Pattern CONSTANT = Pattern.compile("\\s+([A-Z][A-Z_]+)(?:\\(.*\\))?[,;]?");

    /// @param text the first paragraph, on one line
    /// @param components what is said about record components
    record Comment(String text, Map<String, String> components) {}

    private final Map<String, Comment> byName = new HashMap<>();

    private SourceJavadoc() {}

    static SourceJavadoc of(Class<?> topLevel) {
        var file = Path.of("src/main/java", topLevel.getName().replace('.', '/') + ".java");
        try {
            var javadoc = new SourceJavadoc();
            javadoc.read(Files.readAllLines(file));
            return javadoc;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalStateException if the source says nothing about it
    Comment about(String name) {
        var comment = byName.get(name);
        if (comment == null) {
            throw new IllegalStateException("the source says nothing about " + name);
        }
        return comment;
    }

    private void read(List<String> lines) {
        var pending = new ArrayList<String>();
        for (var line : lines) {
            var stripped = line.strip();
            if (stripped.startsWith("///")) {
                pending.add(stripped.substring(3).strip());
            } else if (!pending.isEmpty() && !stripped.startsWith("@")) {
                for (var pattern : List.of(TYPE, CONSTANT)) {
                    var matcher = pattern.matcher(line);
                    if (matcher.matches()) {
                        byName.putIfAbsent(matcher.group(1), comment(pending));
                    }
                }
                pending.clear();
            }
        }
    }

    private static Comment comment(List<String> lines) {
        var text = new StringBuilder();
        var components = new LinkedHashMap<String, String>();
        var component = "";
        for (var line : lines) {
            if (line.startsWith("@param ")) {
                var words = line.split(" ", 3);
                component = words[1];
                components.put(component, words.length > 2 ? words[2] : "");
            } else if (!line.isEmpty() && component.isEmpty()) {
                text.append(text.isEmpty() ? "" : " ").append(line);
            } else if (!line.isEmpty()) {
                components.merge(component, line, (before, more) -> before + " " + more);
            }
        }
        return new Comment(text.toString(), components);
    }
}
