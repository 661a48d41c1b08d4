package io.thecloud.gateway.credentials;

import io.quarkus.runtime.ShutdownEvent;
import io.thecloud.gateway.GatewaySettings;
import io.thecloud.schema.id.SecretId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Throws away the passwords of databases that never came to be.
@ApplicationScoped
public class Deposits {
    private static final Logger LOG = Logger.getLogger(Deposits.class);
    private static final int TRIES = 10;

    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deposits").factory());
    private final CredentialService credentials;
    private final GatewaySettings settings;

    Deposits(CredentialService credentials, GatewaySettings settings) {
        this.credentials = credentials;
        this.settings = settings;
    }

    void stop(@Observes ShutdownEvent event) {
        later.shutdownNow();
    }

    /// Discards a deposit whose creation was refused.
    public void discard(SecretId secret) {
        later.execute(() -> attempt(secret, TRIES));
    }

    /// Discards a deposit whose creation may have been decided after all, when that can no longer happen unseen: the
    /// credential-service keeps what the log refers to.
    public void discardUnlessUsed(SecretId secret) {
        schedule(secret, TRIES);
    }

    private void schedule(SecretId secret, int triesLeft) {
        var pause = settings.limits().deposit();
        later.schedule(() -> attempt(secret, triesLeft), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt(SecretId secret, int triesLeft) {
        try {
            var gone = credentials.discard(secret);
            LOG.debugf("a deposit was looked after secret=%s discarded=%s", secret, gone);
        } catch (IOException e) {
            if (triesLeft > 1) {
                schedule(secret, triesLeft - 1);
            } else {
                LOG.warnf("a deposit could not be discarded secret=%s cause=%s", secret, e.getMessage());
            }
        }
    }
}
