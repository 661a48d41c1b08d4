package io.thecloud.deploy.platform;

import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.config.ConfigFile;
import io.thecloud.deploy.Dist;
import io.thecloud.deploy.home.HomeFolder;
import io.thecloud.deploy.home.HomeLock;
import io.thecloud.deploy.home.Platform;
import io.thecloud.deploy.image.DefaultImage;
import io.thecloud.deploy.image.DockerImages;
import io.thecloud.deploy.image.ImageBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Starts what is not running, waits until all of it is ready, and gives the operator a key.
public final class Up {
    private static final Duration TURN = Duration.ofMinutes(5);

    private final Dist dist;
    private final HomeFolder home;
    private final Consumer<String> say;

    /// @param say is told what takes long, and what is odd
    public Up(Dist dist, HomeFolder home, Consumer<String> say) {
        this.dist = dist;
        this.home = home;
        this.say = say;
    }

    /// What came of it.
    ///
    /// @param imageTrouble why the default image is not there; the platform runs all the same
    /// @param ours whether config.json is for this platform
    public record Result(Platform platform, Optional<String> imageTrouble, boolean ours) {}

    /// @param install whether Docker may be installed and started
    /// @param buildImage whether the default image is to be built rather than fetched
    /// @throws CommandFailed saying which service is not ready, and why
    public Result run(boolean install, boolean buildImage) throws IOException {
        new DockerEngine(dist.dockerEnsure()).ensure(install);
        home.prepare();
        try (var turn = HomeLock.take(home, TURN, say);
                var background = Executors.newVirtualThreadPerTaskExecutor()) {
            // The image may take minutes, and needs nothing of ours.
            var image = CompletableFuture.supplyAsync(() -> image(buildImage), background);
            var platform = home.foundOrRead();
            var plan = new ServicePlan(dist, home, platform, ServicePlan.thisJava());
            new Startup(plan, say).run();
            var ours = new Claim(platform.gateway(), home.token(), ConfigFile.of(home.path()), say).run();
            return new Result(platform, join(image), ours);
        }
    }

    private Optional<String> image(boolean build) {
        try {
            new DefaultImage(new DockerImages(), new ImageBuilder(dist.imageBuilder()), say).ensure(build);
            return Optional.empty();
        } catch (IOException trouble) {
            return Optional.of(String.valueOf(trouble.getMessage()));
        }
    }

    private static Optional<String> join(CompletableFuture<Optional<String>> image) {
        try {
            return image.join();
        } catch (CompletionException broken) {
            throw new CommandFailed(ExitStatus.FAILED, "the default image: " + broken.getCause(), broken);
        }
    }
}
