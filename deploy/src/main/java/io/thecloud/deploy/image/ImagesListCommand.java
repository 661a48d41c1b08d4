package io.thecloud.deploy.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.Session;
import io.thecloud.cli.output.Table;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `cloud images list`: what is on offer, and what is here already.
@Command(description = "List the engines' versions and which of their images are here.")
public final class ImagesListCommand implements Callable<Integer> {
    private final Session session;

    /// A command of this run.
    public ImagesListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var images = JsonNodeFactory.instance.arrayNode();
        try {
            var present = new DockerImages().present();
            for (var image : ImageCatalogue.all()) {
                images.addObject()
                        .put("engine", image.engine())
                        .put("version", image.version())
                        .put("official", image.official())
                        .put("official_present", present.contains(image.official()))
                        .put("local", image.local())
                        .put("local_present", present.contains(image.local()));
            }
        } catch (IOException noEngine) {
            throw new CommandFailed(
                    ExitStatus.FAILED, "no Docker engine answers; `cloud up --yes` installs and starts one", noEngine);
        }
        session.print(images, () -> table(images));
        return ExitStatus.DONE.code();
    }

    private void table(JsonNode images) {
        var table = new Table("ENGINE", "VERSION", "OFFICIAL", "HERE", "LOCAL", "HERE");
        for (var image : images) {
            table.row(
                    image.path("engine").asText(),
                    image.path("version").asText(),
                    image.path("official").asText(),
                    image.path("official_present").asBoolean() ? "yes" : "no",
                    image.path("local").asText(),
                    image.path("local_present").asBoolean() ? "yes" : "no");
        }
        table.print(session.terminal().out());
    }
}
