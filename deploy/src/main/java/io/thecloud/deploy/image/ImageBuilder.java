package io.thecloud.deploy.image;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Builds an image from packages; its progress goes to our standard error.
///
/// @param script `deploy/images/build`
public record ImageBuilder(Path script) {

    /// @return the image's reference
    /// @throws IOException if it could not be built; why, the script has said
    public String build(String engine, String version) throws IOException {
        if (!Files.isExecutable(script)) {
            throw new IOException("the image builder " + script + " is missing");
        }
        var process = new ProcessBuilder(script.toString(), engine, version)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(Redirect.INHERIT)
                .start();
        try {
            var reference = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("the image for %s %s could not be built (status %d; the reason is above)"
                        .formatted(engine, version, status));
            }
            return reference;
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while building an image", interrupted);
        }
    }
}
