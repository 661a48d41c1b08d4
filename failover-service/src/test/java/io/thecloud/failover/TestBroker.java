package io.thecloud.failover;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.thecloud.log.InProcessKafka;
import java.util.Map;

/// A broker that has an address and does not run before a test starts it.
public final class TestBroker implements QuarkusTestResourceLifecycleManager {
    private final InProcessKafka kafka = InProcessKafka.prepared();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "cloud.kafka.bootstrap-servers",
                kafka.bootstrap(),
                "kafka.bootstrap.servers",
                kafka.bootstrap(),
                "quarkus.log.category.\"kafka\".level",
                "ERROR",
                "quarkus.log.category.\"state.change.logger\".level",
                "ERROR");
    }

    /// Gives a test the broker's switches: the test's class loader knows another `InProcessKafka` than this one's.
    @Override
    public void inject(TestInjector injector) {
        Runnable start = kafka::start;
        Runnable stop = kafka::stop;
        injector.injectIntoFields(start, field -> field.getName().equals("startKafka"));
        injector.injectIntoFields(stop, field -> field.getName().equals("stopKafka"));
    }

    @Override
    public void stop() {
        kafka.close();
    }
}
