package io.thecloud.cli.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.output.Table;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Results the way psql shows them: titles, a rule, the rows, and how many there are.
record ResultText(PrintStream out) {

    void print(JsonNode results) {
        for (var result : results) {
            if (result.has("changed")) {
                int changed = result.path("changed").asInt();
                out.println(changed == 0 ? "OK" : "OK, " + count(changed));
            } else {
                rows(result);
            }
        }
        out.flush();
    }

    private void rows(JsonNode result) {
        var titles = cells(result.path("columns"));
        var lines = new ArrayList<List<String>>();
        result.path("rows").forEach(row -> lines.add(cells(row)));
        var widths = new int[titles.size()];
        var numeric = new boolean[titles.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = lines.stream()
                    .mapToInt(l -> l.get(column).length())
                    .reduce(titles.get(i).length(), Math::max);
            numeric[i] = !lines.isEmpty() && result.path("rows").path(0).path(i).isNumber();
        }
        out.println(line(titles, widths, new boolean[widths.length]));
        out.println(Arrays.stream(widths).mapToObj(w -> "-".repeat(w + 2)).collect(Collectors.joining("+")));
        lines.forEach(cells -> out.println(line(cells, widths, numeric)));
        out.println("(" + count(lines.size()) + ")");
    }

    private static String line(List<String> cells, int[] widths, boolean[] right) {
        var text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = cells.get(i);
            var gap = " ".repeat(widths[i] - cell.length());
            text.append(i == 0 ? " " : " | ").append(right[i] ? gap + cell : cell + gap);
        }
        return text.toString().stripTrailing();
    }

    private static List<String> cells(JsonNode row) {
        var cells = new ArrayList<String>();
        row.forEach(cell -> cells.add(cell.isNull() ? "" : Table.harmless(cell.asText())));
        return cells;
    }

    private static String count(int rows) {
        return rows + (rows == 1 ? " row" : " rows");
    }
}
