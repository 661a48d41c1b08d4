package io.thecloud.credentials;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.thecloud.log.InProcessKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the service stands on: a broker, and a home folder with a token in it.
public class TestPlatform implements QuarkusTestResourceLifecycleManager {
    /// The services' token.
    public static final String TOKEN = "token-of-the-tests-0123456789";

    private @Nullable InProcessKafka kafka;

    /// Marks a test's field that switches the broker on or off: a `Runnable` called `startKafka` or `stopKafka`.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    public @interface Switch {}

    /// Whether the broker runs from the beginning.
    boolean running() {
        return true;
    }

    @Override
    public Map<String, String> start() {
        var broker = running() ? InProcessKafka.started() : InProcessKafka.prepared();
        kafka = broker;
        try {
            var home = Files.createDirectories(Path.of("target", "homes"));
            home = Files.createTempDirectory(home, "home");
            Files.writeString(home.resolve("token"), TOKEN + "\n");
            return Map.of(
                    "cloud.home",
                    home.toString(),
                    "cloud.kafka.bootstrap-servers",
                    broker.bootstrap(),
                    "kafka.bootstrap.servers",
                    broker.bootstrap(),
                    "quarkus.log.file.enabled",
                    "true",
                    "quarkus.log.file.path",
                    home.resolve("log").toString(),
                    "quarkus.log.category.\"kafka\".level",
                    "ERROR",
                    "quarkus.log.category.\"state\".level",
                    "ERROR",
                    "quarkus.log.category.\"io.thecloud\".level",
                    "DEBUG");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        var broker = kafka;
        if (broker != null) {
            Runnable start = broker::start;
            Runnable stop = broker::stop;
            injector.injectIntoFields(
                    start,
                    field -> field.isAnnotationPresent(Switch.class)
                            && field.getName().equals("startKafka"));
            injector.injectIntoFields(
                    stop,
                    field -> field.isAnnotationPresent(Switch.class)
                            && field.getName().equals("stopKafka"));
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }

    /// The same, but the broker does not run at first.
    public static final class WithoutKafka extends TestPlatform {
        @Override
        boolean running() {
            return false;
        }
    }
}
