package io.thecloud.provisioner.engine;

import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.state.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/// How an engine is run in a container made from its official image, or one that keeps the same promises.
public interface EngineRecipe {
    /// The engine this is for.
    Engine engine();

    /// The official image of a version on offer, such as `postgres:16-alpine`.
    String officialImage(String version);

    /// How the database's container is made.
    ContainerRecipe container(Database.Spec spec);

    /// Whether the engine itself, not only a port forwarder, answers at an address. Needs no credentials.
    ///
    /// @return false when nothing answers yet
    boolean greets(String host, int port, Duration limit);

    /// Whether the engine refused only because it does not take connections yet.
    boolean isStartingUp(SQLException refusal);

    /// Gets everything ready for the set-up that needs no engine, while that is still initialising.
    ///
    /// @param keys opens the passwords
    /// @throws SQLException if a password cannot be made ready
    /// @throws IOException if a password cannot be opened
    SetUp prepare(Database.Spec spec, RoleKeys keys) throws SQLException, IOException;

    /// What is left to do once the engine answers.
    @FunctionalInterface
    interface SetUp {
        /// Gives the platform's and the user's roles their passwords and asks a first query as the user, all over TCP
        /// at the address that the user will be given. Doing it twice does no more than doing it once.
        ///
        /// @return the engine's version as it reports it
        /// @throws SQLException if the engine refuses
        String run() throws SQLException;
    }
}
