package io.thecloud.provisioner.docker;

import static io.thecloud.provisioner.docker.DockerCalls.call;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Optional;

/// The images on a Docker engine.
public final class DockerImages {
    private final DockerClient docker;

    /// @param docker a client with a response limit
    public DockerImages(DockerClient docker) {
        this.docker = docker;
    }

    /// The image under `reference`, if it is there.
    public Optional<FoundImage> inspect(String reference) {
        try {
            var image = call(() -> docker.inspectImageCmd(reference).exec());
            return Optional.ofNullable(image.getId()).map(id -> new FoundImage(reference, id));
        } catch (DockerRefusedException e) {
            if (e.getCause() instanceof NotFoundException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Pulls an image; waits as long as it progresses.
    ///
    /// @return why it could not be pulled; empty when it was
    public Optional<String> pull(String reference) {
        int colon = reference.lastIndexOf(':');
        try (var pull = new ImagePull()) {
            docker.pullImageCmd(reference.substring(0, colon))
                    .withTag(reference.substring(colon + 1))
                    .exec(pull);
            return pull.outcome();
        } catch (java.io.IOException e) {
            return Optional.of("the pull could not be ended: " + e.getMessage());
        }
    }
}
