package io.thecloud.provisioner.deciding;

import io.thecloud.log.Decided;
import io.thecloud.log.Decision;
import io.thecloud.log.Decision.Accepted;
import io.thecloud.log.Decision.Refused;
import io.thecloud.schema.command.Refusal.Stale;
import io.thecloud.schema.command.Report.CredentialsSealed;
import io.thecloud.schema.command.Report.SecretGone;
import io.thecloud.schema.event.DatabaseEvent.CredentialsIssued;
import io.thecloud.schema.event.DatabaseEvent.DatabaseDeleted;
import io.thecloud.schema.event.DatabaseEvent.SecretShredded;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Deleting;
import java.util.List;

/// Decides what credential-service reports.
final class SecretReports {
    Decision sealed(CellState state, CredentialsSealed report) {
        var database = state.database(report.database());
        if (database.isEmpty() || !database.get().spec().secret().equals(report.secret())) {
            return stale("no database has this secret");
        }
        if (!(database.get().lifecycle() instanceof Creating creating) || creating.credentialsIssued()) {
            return stale("the credentials are issued already, or nobody waits for them");
        }
        return new Accepted(List.of(new Decided(
                database.get().spec().tenant(), new CredentialsIssued(report.database(), report.secret()))));
    }

    Decision gone(CellState state, SecretGone report) {
        var database =
                state.database(report.database()).filter(d -> d.spec().secret().equals(report.secret()));
        if (database.isEmpty() || !(database.get().lifecycle() instanceof Deleting deleting) || deleting.shredded()) {
            return stale("nobody waits for this secret's end");
        }
        var tenant = database.get().spec().tenant();
        var shredded = new Decided(tenant, new SecretShredded(report.database(), report.secret()));
        return new Accepted(
                deleting.released()
                        ? List.of(shredded, new Decided(tenant, new DatabaseDeleted(report.database())))
                        : List.of(shredded));
    }

    private static Decision stale(String why) {
        return new Refused(new Stale(why));
    }
}
