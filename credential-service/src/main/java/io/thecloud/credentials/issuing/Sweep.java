package io.thecloud.credentials.issuing;

import io.thecloud.credentials.vault.Vault;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Discards deposited passwords to which the log does not refer: their creation was refused, or never asked for.
public final class Sweep {
    /// How long a deposit may wait for its database; a request to create one is valid for seconds.
    static final Duration KEPT = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final Vault vault;
    private final LogView log;
    private final InstantSource clock;

    public Sweep(Vault vault, LogView log, InstantSource clock) {
        this.vault = vault;
        this.log = log;
        this.clock = clock;
    }

    /// Discards what has waited long enough. Only a state that is current can say that nobody refers to it.
    public void run() {
        var limit = clock.instant().minus(KEPT);
        if (waiting(limit).isEmpty()) {
            return;
        }
        log.current().ifPresent(state -> discard(state, limit));
    }

    private void discard(CellState state, Instant limit) {
        var referred = state.databases().values().stream()
                .map(Database::spec)
                .map(Database.Spec::secret)
                .collect(Collectors.toSet());
        for (var secret : waiting(limit)) {
            if (!referred.contains(secret) && vault.discard(secret, limit)) {
                LOG.infof("discarded a deposit that nobody refers to secret=%s", secret);
            }
        }
    }

    private List<SecretId> waiting(Instant limit) {
        var waiting = new ArrayList<>(vault.strayKeys(limit));
        vault.sealed().forEach((id, secret) -> {
            var since = secret.depositedAt();
            if (since != null && since.isBefore(limit)) {
                waiting.add(id);
            }
        });
        return waiting;
    }
}
