package io.thecloud.deploy.image;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/// Sees to it that the default database image is there: present, else pulled, else built.
public final class DefaultImage {
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);

    private final DockerImages docker;
    private final ImageBuilder builder;
    private final Consumer<String> say;

    /// @param say is told what takes long
    public DefaultImage(DockerImages docker, ImageBuilder builder, Consumer<String> say) {
        this.docker = docker;
        this.builder = builder;
        this.say = say;
    }

    /// @param build build it even where a registry might have it
    /// @return its reference
    public String ensure(boolean build) throws IOException {
        var image = ImageCatalogue.DEFAULT;
        var present = docker.present();
        if (present.contains(image.official())) {
            return image.official();
        }
        if (present.contains(image.local())) {
            return image.local();
        }
        if (!build) {
            say.accept("fetching the image " + image.official() + " …");
            if (docker.pull(image.official(), FIRST_ANSWER)) {
                return image.official();
            }
        }
        say.accept("building the image " + image.local() + " from packages …");
        return builder.build(image.engine(), image.version());
    }
}
