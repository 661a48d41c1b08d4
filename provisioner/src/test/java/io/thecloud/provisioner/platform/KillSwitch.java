package io.thecloud.provisioner.platform;

import com.github.dockerjava.api.DockerClient;
import io.thecloud.provisioner.agent.ReportNotSentException;
import io.thecloud.provisioner.agent.ReportSink;
import io.thecloud.schema.command.Report;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends an agent before its n-th effect, on Docker or on the log: from then on nothing that it does has any effect.
final class KillSwitch {
    private static final Set<String> EFFECTS = Set.of(
            "createNetworkCmd",
            "createVolumeCmd",
            "createContainerCmd",
            "copyArchiveToContainerCmd",
            "startContainerCmd",
            "updateContainerCmd",
            "stopContainerCmd",
            "removeContainerCmd",
            "removeVolumeCmd",
            "removeNetworkCmd");

    private final int deadly;
    private final CountDownLatch dead = new CountDownLatch(1);
    private final List<String> effects = new CopyOnWriteArrayList<>();

    private KillSwitch(int deadly) {
        this.deadly = deadly;
    }

    static KillSwitch before(int effect) {
        return new KillSwitch(effect);
    }

    static KillSwitch never() {
        return before(Integer.MAX_VALUE);
    }

    /// The effects so far, those of the dead not counted.
    List<String> effects() {
        return List.copyOf(effects);
    }

    void now() {
        dead.countDown();
    }

    /// Gives an effect some time to come, and says nothing about whether one came.
    synchronized void awaitEffect(Duration limit) {
        try {
            TimeUnit.MILLISECONDS.timedWait(this, limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isDead() {
        return dead.getCount() == 0;
    }

    private synchronized boolean allows(String effect) {
        if (isDead()) {
            return false;
        }
        if (effects.size() + 1 >= deadly) {
            dead.countDown();
            return false;
        }
        effects.add(effect);
        notifyAll();
        return true;
    }

    DockerClient on(DockerClient docker) {
        return (DockerClient) Proxy.newProxyInstance(
                DockerClient.class.getClassLoader(), new Class<?>[] {DockerClient.class}, (proxy, method, args) -> {
                    if (EFFECTS.contains(method.getName()) ? !allows(method.getName()) : isDead()) {
                        throw new IllegalStateException("killed");
                    }
                    try {
                        return method.invoke(docker, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    ReportSink on(ReportSink sink) {
        return (tenant, report) -> {
            if (isPassing(report) ? isDead() : !allows(report.getClass().getSimpleName())) {
                throw new ReportNotSentException(new IllegalStateException("killed"));
            }
            sink.send(tenant, report);
        };
    }

    /// Reports that come when they come, and not at a step of the work.
    private static boolean isPassing(Report report) {
        return report instanceof Report.RegisterNode
                || report instanceof Report.NodeSeen
                || report instanceof Report.HealthSeen;
    }
}
