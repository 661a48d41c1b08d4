package io.thecloud.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Columns as wide as their widest cell, two blanks apart, with nothing at the lines' ends.
public final class Table {
    private final List<List<String>> lines = new ArrayList<>();

    /// A table with these titles.
    public Table(String... titles) {
        lines.add(List.of(titles));
    }

    /// Adds a line; control characters are shown as `?`, so that no value can move the cursor.
    public Table row(String... cells) {
        var line = new ArrayList<String>();
        for (var cell : cells) {
            line.add(harmless(cell));
        }
        lines.add(line);
        return this;
    }

    /// Prints it.
    public void print(PrintStream out) {
        var widths = new int[lines.getFirst().size()];
        for (var line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        for (var line : lines) {
            var text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                var cell = line.get(i);
                text.append(cell).repeat(' ', widths[i] - width(cell) + 2);
            }
            out.println(text.toString().stripTrailing());
        }
    }

    /// `text` with each control character replaced by `?`.
    public static String harmless(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
