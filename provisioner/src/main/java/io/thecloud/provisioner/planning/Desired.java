package io.thecloud.provisioner.planning;

import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Deleting;
import io.thecloud.schema.state.Lifecycle.Failed;
import io.thecloud.schema.state.Lifecycle.Running;

/// What the log wants of one database on this node.
public sealed interface Desired {

    /// It is to be brought to its first answer.
    ///
    /// @param credentials whether its passwords can be had
    record Made(Database database, boolean credentials) implements Desired {}

    /// It is to serve, from the volume it has.
    record Served(Database database) implements Desired {}

    /// Nothing of it is to be left, and that is to be reported.
    record Removed(Database database) implements Desired {}

    /// The log is done with it: leftovers go, without a word.
    record Forgotten(DatabaseId id) implements Desired {}

    /// The log does not know it: hands off.
    record Unknown(DatabaseId id) implements Desired {}

    /// What `state` wants of the database `id`.
    static Desired of(CellState state, DatabaseId id) {
        return state.database(id)
                .map(Desired::of)
                .orElseGet(() -> state.gone().has(id) ? new Forgotten(id) : new Unknown(id));
    }

    private static Desired of(Database database) {
        return switch (database.lifecycle()) {
            case Creating creating -> new Made(database, creating.credentialsIssued());
            case Running running -> new Served(database);
            case Failed failed -> failed.released() ? new Forgotten(database.id()) : new Removed(database);
            case Deleting deleting -> deleting.released() ? new Forgotten(database.id()) : new Removed(database);
        };
    }
}
