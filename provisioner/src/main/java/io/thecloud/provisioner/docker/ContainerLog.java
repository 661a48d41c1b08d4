package io.thecloud.provisioner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Reads what a container wrote.
final class ContainerLog {
    private static final long LIMIT_SECONDS = 5;

    private ContainerLog() {}

    static String tail(DockerClient docker, String container, int lines) {
        var text = new StringBuffer();
        return DockerCalls.call(() -> {
            try (var frames = new ResultCallback.Adapter<Frame>() {
                @Override
                public void onNext(Frame frame) {
                    text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                }
            }) {
                docker.logContainerCmd(container)
                        .withStdOut(true)
                        .withStdErr(true)
                        .withTail(lines)
                        .exec(frames);
                frames.awaitCompletion(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return text.toString().strip();
        });
    }
}
