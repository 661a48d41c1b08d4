package io.thecloud.gateway.databases;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.thecloud.gateway.access.CurrentCaller;
import io.thecloud.gateway.credentials.Opening.Missing;
import io.thecloud.gateway.credentials.Opening.Opened;
import io.thecloud.gateway.credentials.Opening.Unreachable;
import io.thecloud.gateway.following.View;
import io.thecloud.gateway.http.Answers;
import io.thecloud.gateway.http.ErrorType;
import io.thecloud.gateway.http.Problem;
import io.thecloud.schema.state.Lifecycle.Running;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Shows databases.
@Path("/databases")
@Tag(name = "databases")
@RunOnVirtualThread
public class DatabaseResource {
    private final View view;
    private final Passwords passwords;
    private final Answers answers;
    private final CurrentCaller caller;

    DatabaseResource(View view, Passwords passwords, Answers answers, CurrentCaller caller) {
        this.view = view;
        this.passwords = passwords;
        this.answers = answers;
        this.caller = caller;
    }

    /// All databases of the tenant.
    @GET
    @Operation(summary = "Lists the tenant's databases, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "in `data`",
            content = @Content(schema = @Schema(implementation = DatabaseJson[].class)))
    public Response list() {
        var fresh = view.fresh();
        var databases = Lookup.all(fresh.state(), caller.get().tenant()).stream()
                .map(database -> DatabaseJson.of(fresh.state(), database))
                .toList();
        return answers.data(200, databases, fresh.stale());
    }

    /// One database.
    @GET
    @Path("/{id}")
    @Operation(summary = "Shows a database, found by its id, its name, or the beginning of its id")
    @APIResponse(
            responseCode = "200",
            description = "in `data`",
            content = @Content(schema = @Schema(implementation = DatabaseJson.class)))
    public Response show(@PathParam("id") String reference) {
        var fresh = view.fresh();
        var database = Lookup.one(fresh.state(), caller.get().tenant(), reference);
        return answers.data(200, DatabaseJson.of(fresh.state(), database), fresh.stale());
    }

    /// How to connect to a database.
    @GET
    @Path("/{id}/connection")
    @Operation(summary = "Tells how to connect to a RUNNING database, with the password; each use is audited")
    @APIResponse(
            responseCode = "200",
            description = "in `data`",
            content = @Content(schema = @Schema(implementation = ConnectionJson.class)))
    public Response connection(@PathParam("id") String reference) {
        var fresh = view.fresh();
        var database = Lookup.one(fresh.state(), caller.get().tenant(), reference);
        if (!(database.lifecycle() instanceof Running)) {
            var reason = fresh.state().reason(database);
            throw Problem.of(
                            ErrorType.CONFLICT,
                            "the database is %s%s; a connection needs RUNNING"
                                    .formatted(
                                            database.lifecycle().status(), reason.isEmpty() ? "" : " (" + reason + ")"))
                    .about(database.id());
        }
        return switch (passwords.open(database, caller.get(), "connection")) {
            case Opened opened -> answers.data(200, ConnectionJson.of(database, opened), fresh.stale());
            case Missing missing -> throw unopened("the credential-service has none");
            case Unreachable(var reason) -> throw unopened(reason);
        };
    }

    private static Problem unopened(String reason) {
        return Problem.of(ErrorType.UNAVAILABLE, "the password cannot be opened now: " + reason);
    }
}
