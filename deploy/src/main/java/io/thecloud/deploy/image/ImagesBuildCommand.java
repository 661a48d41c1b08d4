package io.thecloud.deploy.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.Session;
import io.thecloud.deploy.Dist;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cloud images build`: builds an image from packages and prints its reference.
@Command(description = "Build a database image from packages, where no registry answers.")
public final class ImagesBuildCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "ENGINE", description = "such as postgres")
    String engine = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "such as 16")
    String version = "";

    /// A command of this run.
    public ImagesBuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var offered = ImageCatalogue.all();
        if (offered.stream()
                .noneMatch(i -> i.engine().equals(engine) && i.version().equals(version))) {
            throw new CommandFailed(
                    ExitStatus.USAGE,
                    "there is no %s %s on offer; there are: %s"
                            .formatted(
                                    engine,
                                    version,
                                    offered.stream()
                                            .map(i -> i.engine() + " " + i.version())
                                            .collect(Collectors.joining(", "))));
        }
        var reference = new ImageBuilder(Dist.ofProcess().imageBuilder()).build(engine, version);
        var result = JsonNodeFactory.instance.objectNode().put("image", reference);
        session.print(result, () -> session.terminal().out().println(reference));
        return ExitStatus.DONE.code();
    }
}
