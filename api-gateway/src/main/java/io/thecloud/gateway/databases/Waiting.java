package io.thecloud.gateway.databases;

import io.thecloud.gateway.GatewaySettings;
import io.thecloud.gateway.access.Caller;
import io.thecloud.gateway.credentials.Opening.Missing;
import io.thecloud.gateway.credentials.Opening.Opened;
import io.thecloud.gateway.credentials.Opening.Unreachable;
import io.thecloud.gateway.following.View;
import io.thecloud.gateway.http.Answers;
import io.thecloud.gateway.http.ErrorType;
import io.thecloud.gateway.http.Preference;
import io.thecloud.gateway.http.Problem;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Deleting;
import io.thecloud.schema.state.Lifecycle.Failed;
import io.thecloud.schema.state.Lifecycle.Running;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/// Waits for what was asked for to come true, and answers. Nothing depends on anybody waiting.
@ApplicationScoped
class Waiting {
    private final View view;
    private final Passwords passwords;
    private final Answers answers;
    private final GatewaySettings settings;

    Waiting(View view, Passwords passwords, Answers answers, GatewaySettings settings) {
        this.view = view;
        this.passwords = passwords;
        this.answers = answers;
        this.settings = settings;
    }

    /// Waits until a database is RUNNING or has failed: 201, 422, or 202 when the time is up.
    Response untilMade(DatabaseId id, Caller caller, Preference preference) {
        var state = view.await(seen -> !isCreating(seen, id), preference.patience());
        var database = state.database(id).orElseThrow(() -> Creation.removedSince(id));
        return switch (database.lifecycle()) {
            case Running running -> answers.data(201, withPassword(state, database, caller));
            case Creating creating -> stillCreating(id, caller);
            case Failed failed -> throw failed(database, failed);
            case Deleting deleting ->
                throw Problem.of(
                                ErrorType.NOT_FOUND,
                                "the database that this request made is being removed (id %s)".formatted(id))
                        .about(id);
        };
    }

    /// Waits until a database is gone: 200, 422 if that failed, or 202 when the time is up.
    Response untilGone(Database asked, Preference preference) {
        var id = asked.id();
        var state = view.await(seen -> !isStillThere(seen, id), preference.patience());
        var database = state.database(id);
        if (database.isEmpty()) {
            return answers.data(200, Map.of("message", "database deleted"));
        }
        if (database.get().lifecycle() instanceof Failed failed) {
            throw failed(database.get(), failed);
        }
        return answers.data(202, DatabaseJson.of(state, database.get()));
    }

    private Response stillCreating(DatabaseId id, Caller caller) {
        var state = view.await(seen -> hasPassword(seen, id), settings.limits().password());
        var database = state.database(id).orElseThrow(() -> Creation.removedSince(id));
        return answers.data(
                202,
                hasPassword(state, id)
                        ? withPassword(state, database, caller)
                        : new CreatedJson(DatabaseJson.of(state, database), null, missing(id, "it is not made yet")));
    }

    private CreatedJson withPassword(CellState state, Database database, Caller caller) {
        var shown = DatabaseJson.of(state, database);
        return switch (passwords.open(database, caller, "creation")) {
            case Opened(var username, var password) -> new CreatedJson(shown, password.value(), null);
            case Missing missing ->
                new CreatedJson(shown, null, missing(database.id(), "the credential-service has none"));
            case Unreachable(var reason) -> new CreatedJson(shown, null, missing(database.id(), reason));
        };
    }

    private static String missing(DatabaseId id, String reason) {
        return "the password cannot be shown now: %s; ask later for /databases/%s/connection".formatted(reason, id);
    }

    private static Problem failed(Database database, Failed failed) {
        return Problem.of(ErrorType.PROVISIONING_FAILED, failed.reason()).about(database.id());
    }

    private static boolean isCreating(CellState state, DatabaseId id) {
        return state.database(id).filter(d -> d.lifecycle() instanceof Creating).isPresent();
    }

    private static boolean isStillThere(CellState state, DatabaseId id) {
        return state.database(id)
                .filter(d -> !(d.lifecycle() instanceof Failed))
                .isPresent();
    }

    private static boolean hasPassword(CellState state, DatabaseId id) {
        return state.database(id)
                .filter(d -> !(d.lifecycle() instanceof Creating creating) || creating.credentialsIssued())
                .isPresent();
    }
}
