package io.thecloud.provisioner.image;

import io.thecloud.provisioner.docker.DockerImages;
import io.thecloud.provisioner.docker.FoundImage;
import io.thecloud.provisioner.engine.EngineRecipe;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Brings an engine's image onto the node: at most one pull or build of each version at a time.
public final class ImageSource {
    private final DockerImages images;
    private final ImageBuilder builder;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /// @param images the node's images
    /// @param builder builds an image where no registry answers
    public ImageSource(DockerImages images, ImageBuilder builder) {
        this.images = images;
        this.builder = builder;
    }

    /// The image of a version; blocks while it is pulled or built.
    ///
    /// @param progress hears what it waits for
    /// @throws ImageUnavailableException if there is none to be had
    public FoundImage find(EngineRecipe recipe, String version, Consumer<String> progress)
            throws ImageUnavailableException {
        var official = recipe.officialImage(version);
        var local = "cloud-local/%s:%s".formatted(recipe.engine(), version);
        var present = Stream.of(official, local)
                .flatMap(reference -> images.inspect(reference).stream())
                .findFirst();
        if (present.isPresent()) {
            return present.get();
        }
        var lock = locks.computeIfAbsent(local, key -> new ReentrantLock());
        lock.lock();
        try {
            return bring(recipe, version, official, local, progress);
        } finally {
            lock.unlock();
        }
    }

    private FoundImage bring(
            EngineRecipe recipe, String version, String official, String local, Consumer<String> progress)
            throws ImageUnavailableException {
        var broughtMeanwhile = images.inspect(official).or(() -> images.inspect(local));
        if (broughtMeanwhile.isPresent()) {
            return broughtMeanwhile.get();
        }
        progress.accept("pulling image " + official);
        var refusal = images.pull(official);
        if (refusal.isEmpty()) {
            return images.inspect(official)
                    .orElseThrow(() -> new ImageUnavailableException(official + " was pulled and is not there"));
        }
        progress.accept("building image " + local);
        builder.build(recipe.engine(), version, official, refusal.get());
        return images.inspect(local)
                .orElseThrow(() -> new ImageUnavailableException(local + " was built and is not there"));
    }
}
