package io.thecloud.deploy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.thecloud.cli.output.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that was measured, for people and for programs.
final class Results {
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Series> samples = new LinkedHashMap<>();
    private final Map<String, Series> phases = new LinkedHashMap<>();

    void add(Figure figure) {
        figures.add(figure);
    }

    /// Single measurements, for the JSON.
    void add(String name, Series series) {
        samples.put(name, series);
    }

    /// A part of a creation, in seconds.
    void addPhase(String name, Series series) {
        phases.put(name, series);
    }

    boolean allMet() {
        return figures.stream().allMatch(Figure::met);
    }

    void print(PrintStream out, Machine machine) {
        out.println(machine);
        out.println();
        var table = new Table("FIGURE", "GOAL", "RESULT", "BEST", "");
        for (var figure : figures) {
            var unit = figure.unit();
            table.row(
                    figure.name(),
                    figure.goal().isPresent() ? "≤ " + unit.shown(figure.goal().getAsDouble()) : "",
                    unit.shown(figure.value()),
                    unit.shown(figure.least()),
                    figure.goal().isEmpty() ? "" : figure.met() ? "met" : "MISSED");
        }
        table.print(out);
        if (!phases.isEmpty()) {
            out.println();
            var parts = new Table("WHERE A CREATION'S TIME GOES", "MEDIAN", "BEST", "WORST");
            phases.forEach((name, series) ->
                    parts.row(name, millis(series.median()), millis(series.least()), millis(series.most())));
            parts.print(out);
        }
    }

    void write(Path file, Machine machine) throws IOException {
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        var tree = json.createObjectNode();
        tree.set("machine", json.valueToTree(machine));
        var list = tree.putArray("figures");
        for (var figure : figures) {
            var node = list.addObject()
                    .put("name", figure.name())
                    .put("unit", figure.unit().toString());
            figure.goal().ifPresent(goal -> node.put("goal", goal));
            node.put("value", figure.value()).put("best", figure.least()).put("met", figure.met());
        }
        put(tree.putObject("samples"), samples);
        put(tree.putObject("creation_phases_seconds"), phases);
        Files.writeString(file, json.writeValueAsString(tree) + "\n");
    }

    private static void put(ObjectNode node, Map<String, Series> all) {
        all.forEach((name, series) -> series.values().forEach(node.withArray("/" + escaped(name))::add));
    }

    // A JSON pointer's own characters (RFC 6901).
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String millis(double seconds) {
        return Figure.Unit.MILLISECONDS.shown(seconds * 1000);
    }
}
