package io.thecloud.deploy.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// The images a Docker engine holds, by its own client program.
public final class DockerImages {
    private static final Duration LIST = Duration.ofSeconds(10);
    private static final Duration PULL = Duration.ofMinutes(15);

    /// All references, `name:tag`.
    ///
    /// @throws IOException if no engine answers
    public Set<String> present() throws IOException {
        var process = new ProcessBuilder("docker", "image", "ls", "--format", "{{.Repository}}:{{.Tag}}")
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            var listed = CompletableFuture.supplyAsync(() -> lines(process));
            if (!process.waitFor(LIST.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("no Docker engine answers");
            }
            return listed.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while listing images", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    /// Fetches an image.
    ///
    /// @param firstAnswer how long the registry may be silent before it is taken for unreachable
    /// @return whether the image is there now
    public boolean pull(String reference, Duration firstAnswer) throws IOException {
        var process = new ProcessBuilder("docker", "pull", reference)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var first = CompletableFuture.supplyAsync(() -> reader.lines().findFirst());
            if (first.get(firstAnswer.toMillis(), TimeUnit.MILLISECONDS).isEmpty()) {
                return false;
            }
            Thread.ofVirtual().start(() -> reader.lines().forEach(line -> {}));
            return process.waitFor(PULL.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (TimeoutException silent) {
            return false;
        } catch (ExecutionException broken) {
            throw new IOException("docker pull could not be read", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while pulling " + reference, interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Set<String> lines(Process process) {
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return reader.lines().collect(Collectors.toSet());
    }
}
