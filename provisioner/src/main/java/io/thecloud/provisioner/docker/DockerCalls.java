package io.thecloud.provisioner.docker;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import io.thecloud.provisioner.docker.DockerRefusedException.Kind;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/// Gives every call to Docker one of three ends: done, refused, or unreachable.
final class DockerCalls {
    private DockerCalls() {}

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (DockerException e) {
            var message = Objects.requireNonNullElse(e.getMessage(), "no reason given");
            throw new DockerRefusedException(kind(message), message, e);
        } catch (DockerClientException e) {
            throw new DockerUnreachableException(e);
        } catch (RuntimeException e) {
            if (isConnectionFailure(e)) {
                throw new DockerUnreachableException(e);
            }
            throw e;
        }
    }

    static void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    private static Kind kind(String message) {
        var text = message.toLowerCase(Locale.ROOT);
        if (text.contains("port is already allocated") || text.contains("address already in use")) {
            return Kind.PORT_TAKEN;
        }
        return text.contains("pool overlaps") || text.contains("networks have overlapping")
                ? Kind.SUBNET_TAKEN
                : Kind.OTHER;
    }

    private static boolean isConnectionFailure(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
