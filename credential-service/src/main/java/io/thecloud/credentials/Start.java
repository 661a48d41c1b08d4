package io.thecloud.credentials;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.thecloud.credentials.audit.AuditLog;
import io.thecloud.credentials.issuing.FollowedLog;
import io.thecloud.credentials.issuing.Issuer;
import io.thecloud.credentials.issuing.IssuingLoop;
import io.thecloud.credentials.issuing.Reports;
import io.thecloud.credentials.issuing.Sweep;
import io.thecloud.credentials.kafka.SecretsTopic;
import io.thecloud.credentials.vault.Vault;
import io.thecloud.credentials.vault.VaultDoor;
import io.thecloud.log.LogUnavailableException;
import io.thecloud.log.Topics;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Starts the parts in their order, in the background: topics, both readers, the vault, the work. Each step waits for
/// the one before; so the service comes up without Kafka or its keys, says what is missing, and goes on by itself.
@Singleton
final class Start {
    private static final Logger LOG = Logger.getLogger(Start.class);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final CredentialConfig config;
    private final SecretsTopic secrets;
    private final VaultDoor door;
    private final FollowedLog log;
    private final AuditLog audit;
    private final Reports reports;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("start").unstarted(this::run);
    private volatile @Nullable IssuingLoop loop;

    Start(
            CredentialConfig config,
            SecretsTopic secrets,
            VaultDoor door,
            FollowedLog log,
            AuditLog audit,
            Reports reports,
            InstantSource clock,
            MeterRegistry metrics) {
        this.config = config;
        this.secrets = secrets;
        this.door = door;
        this.log = log;
        this.audit = audit;
        this.reports = reports;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Why the work has not begun; empty when it has.
    Optional<String> trouble() {
        return loop == null ? Optional.of("minting and shredding have not begun") : Optional.empty();
    }

    void start(@Observes StartupEvent event) {
        audit.start();
        metrics.gauge("cloud.credentials.audit.lost", audit, AuditLog::lost);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closed.countDown();
        thread.interrupt();
        thread.join(RETRY);
        var running = loop;
        if (running != null) {
            running.close();
        }
        log.close();
        secrets.close();
        audit.close();
    }

    private void run() {
        try {
            until(RETRY, this::topicsMade);
            secrets.start();
            log.start();
            until(GLANCE, () -> secrets.trouble().isEmpty());
            until(RETRY, this::unlocked);
            until(GLANCE, () -> log.known().isPresent());
            work(door.vault().orElseThrow());
        } catch (InterruptedException e) {
            LOG.debug("stopped while starting");
        }
    }

    private boolean topicsMade() {
        try {
            Topics.ensure(config.kafka().bootstrapServers());
            return true;
        } catch (LogUnavailableException e) {
            LOG.debugf("the topics cannot be made yet reason=\"%s\"", e.getMessage());
            return false;
        }
    }

    private boolean unlocked() {
        var before = door.trouble();
        if (door.unlock()) {
            return true;
        }
        if (!door.trouble().equals(before)) {
            LOG.errorf("the vault stays shut reason=\"%s\"", door.trouble().orElse(""));
        }
        return false;
    }

    private void work(Vault vault) {
        var issuer = new Issuer(vault, reports, clock);
        metrics.gauge("cloud.credentials.unopenable", issuer, Issuer::unopenable);
        var timer = metrics.timer("cloud.credentials.event.to.report");
        var working = new IssuingLoop(issuer, new Sweep(vault, log, clock), log, timer::record);
        log.tell(working::on);
        working.start();
        loop = working;
        LOG.infof("ready to mint and shred secrets=%d", vault.sealed().size());
    }

    private void until(Duration pause, BooleanSupplier done) throws InterruptedException {
        while (!done.getAsBoolean()) {
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException();
            }
        }
    }
}
