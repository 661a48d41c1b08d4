package io.thecloud.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.config.OutputFormat;
import java.io.PrintStream;

/// Prints data in the form that was asked for.
///
/// @param out standard output
public record Printer(PrintStream out, OutputFormat format) {

    /// @param table prints it for people
    public void print(JsonNode data, Runnable table) {
        switch (format) {
            case TABLE -> table.run();
            case JSON -> out.println(data.toPrettyString());
            case YAML -> out.print(Yaml.of(data));
        }
        out.flush();
    }
}
