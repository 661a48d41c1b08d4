package io.thecloud.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// YAML 1.2 in block style. Strings and keys are written as JSON writes them, which YAML takes, so none is mistaken for
/// a number, a date or a boolean.
public final class Yaml {
    private final StringBuilder text = new StringBuilder();

    private Yaml() {}

    /// `data` as a document, with a line feed at its end.
    public static String of(JsonNode data) {
        var yaml = new Yaml();
        yaml.value(data, 0, "");
        return yaml.text.toString().stripLeading();
    }

    // `first` goes before a value on one line; a block begins on the next one.
    private void value(JsonNode node, int depth, String first) {
        if (node.isContainerNode() && !node.isEmpty()) {
            block(node, depth);
        } else {
            text.append(first)
                    .append(node.isMissingNode() ? "null" : node.toString())
                    .append('\n');
        }
    }

    private void block(JsonNode node, int depth) {
        if (depth > 0) {
            text.append('\n');
        }
        if (node.isArray()) {
            for (var element : node) {
                text.repeat(' ', depth * 2).append('-');
                value(element, depth + 1, " ");
            }
        } else {
            node.properties().forEach(field -> {
                text.repeat(' ', depth * 2).append(key(field.getKey())).append(':');
                value(field.getValue(), depth + 1, " ");
            });
        }
    }

    private static String key(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : TextNode.valueOf(name).toString();
    }
}
