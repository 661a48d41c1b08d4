package io.thecloud.credentials.issuing;

import io.thecloud.credentials.vault.Opening;
import io.thecloud.credentials.vault.Vault;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/// Does what a database's state asks of this service: passwords while it is being created and has none, no passwords
/// while it is being deleted. It looks at the state, not at the event that led there; so it may be asked again at any
/// time, after any crash.
public final class Issuer {
    /// How long a report may take to show in the log before it is sent again. A second one changes nothing.
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(Issuer.class);

    private final Vault vault;
    private final Reports reports;
    private final InstantSource clock;
    private final Map<DatabaseId, Reported> reported = new HashMap<>();
    private final Set<DatabaseId> unopenable = new HashSet<>();
    private volatile int unopenableCount;

    /// @param deadline tells one attempt to create or delete from the next
    private record Reported(Instant deadline, Instant at) {}

    public Issuer(Vault vault, Reports reports, InstantSource clock) {
        this.vault = vault;
        this.reports = reports;
        this.clock = clock;
    }

    /// Does what is undone for one database.
    ///
    /// @param correlationId the request behind it
    public void settle(CellState state, DatabaseId id, String correlationId) {
        state.database(id).ifPresent(database -> settle(database, correlationId));
    }

    /// The databases for which something is undone, in no particular order. Forgets what it knew of all others.
    public List<DatabaseId> undone(CellState state) {
        var undone = state.databases().values().stream()
                .filter(Issuer::undone)
                .map(Database::id)
                .toList();
        reported.keySet().retainAll(Set.copyOf(undone));
        unopenable.retainAll(Set.copyOf(undone));
        unopenableCount = unopenable.size();
        return undone;
    }

    /// How many databases wait for passwords that were sealed once and cannot be opened any more.
    public int unopenable() {
        return unopenableCount;
    }

    private static boolean undone(Database database) {
        return switch (database.lifecycle()) {
            case Lifecycle.Creating creating -> !creating.credentialsIssued();
            case Lifecycle.Deleting deleting -> !deleting.shredded();
            case Lifecycle.Running _, Lifecycle.Failed _ -> false;
        };
    }

    private void settle(Database database, String correlationId) {
        switch (database.lifecycle()) {
            case Lifecycle.Creating creating
            when !creating.credentialsIssued() ->
                once(database, creating.deadline(), () -> issue(database, correlationId));
            case Lifecycle.Deleting deleting
            when !deleting.shredded() -> once(database, deleting.deadline(), () -> shred(database, correlationId));
            case Lifecycle.Creating _, Lifecycle.Deleting _, Lifecycle.Running _, Lifecycle.Failed _ -> {}
        }
    }

    private void once(Database database, Instant deadline, Runnable work) {
        var now = clock.instant();
        var last = reported.get(database.id());
        if (last != null
                && last.deadline().equals(deadline)
                && now.isBefore(last.at().plus(PATIENCE))) {
            return;
        }
        work.run();
        reported.put(database.id(), new Reported(deadline, now));
    }

    private void issue(Database database, String correlationId) {
        var spec = database.spec();
        switch (vault.mint(spec.secret(), spec.id(), spec.tenant())) {
            case Opening.Opened _ -> {
                reports.send(spec.tenant(), correlationId, new Report.CredentialsSealed(spec.id(), spec.secret()));
                LOG.infof("passwords minted and sealed database=%s secret=%s", spec.id(), spec.secret());
            }
            case Opening.Shredded _ -> lost(database, "its data key is missing");
            case Opening.Damaged damaged -> lost(database, damaged.reason());
            case Opening.None _ -> throw new IllegalStateException("minting left nothing");
        }
    }

    private void lost(Database database, String reason) {
        unopenable.add(database.id());
        unopenableCount = unopenable.size();
        LOG.errorf(
                "the sealed passwords cannot be opened and are not replaced database=%s secret=%s reason=\"%s\"",
                database.id(), database.spec().secret(), reason);
    }

    private void shred(Database database, String correlationId) {
        var spec = database.spec();
        vault.shred(spec.secret());
        reports.send(spec.tenant(), correlationId, new Report.SecretGone(spec.id(), spec.secret()));
        LOG.infof("secret shredded database=%s secret=%s", spec.id(), spec.secret());
    }
}
