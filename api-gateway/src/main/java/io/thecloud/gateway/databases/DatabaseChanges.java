package io.thecloud.gateway.databases;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.thecloud.gateway.access.CurrentCaller;
import io.thecloud.gateway.commands.IdempotencyKey;
import io.thecloud.gateway.http.JsonBody;
import io.thecloud.gateway.http.Preference;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Makes and removes databases.
@Path("/databases")
@Tag(name = "databases")
@RunOnVirtualThread
public class DatabaseChanges {
    private final Creation creation;
    private final Deletion deletion;
    private final Waiting waiting;
    private final CurrentCaller caller;

    DatabaseChanges(Creation creation, Deletion deletion, Waiting waiting, CurrentCaller caller) {
        this.creation = creation;
        this.deletion = deletion;
        this.waiting = waiting;
        this.caller = caller;
    }

    /// Makes a database.
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes a database and waits until it is RUNNING, as long as `Prefer: wait=<s>` says (30 s)",
            description = "A repeat with the same Idempotency-Key gets the first answer again, password included.")
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "Prefer", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @RequestBody(content = @Content(schema = @Schema(implementation = CreateDocument.class)))
    @APIResponse(
            responseCode = "201",
            description = "RUNNING; in `data`, with the password, this once",
            content = @Content(schema = @Schema(implementation = CreatedJson.class)))
    @APIResponse(responseCode = "202", description = "still CREATING when the time was up")
    @APIResponse(responseCode = "400", description = "a field breaks a rule; `error.field` names it")
    @APIResponse(responseCode = "409", description = "the name is taken; `error.resource_id` says by whom")
    @APIResponse(responseCode = "422", description = "it FAILED; the message says why")
    @APIResponse(responseCode = "503", description = "nothing was decided in time")
    public Response create(@Context HttpHeaders headers, InputStream body) {
        var request = CreateBody.of(JsonBody.read(body));
        var preference = Preference.of(headers);
        var command = IdempotencyKey.command(
                caller.get().tenant(), "POST /databases", headers.getHeaderString(IdempotencyKey.HEADER));
        return waiting.untilMade(creation.request(command, caller.get(), request), caller.get(), preference);
    }

    /// Removes a database with its data.
    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a database with all its data and waits until it is gone")
    @Parameter(name = "Prefer", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "200", description = "gone")
    @APIResponse(responseCode = "202", description = "still DELETING when the time was up")
    @APIResponse(responseCode = "409", description = "it is CREATING")
    public Response delete(@PathParam("id") String reference, @Context HttpHeaders headers) {
        var preference = Preference.of(headers);
        return waiting.untilGone(deletion.request(caller.get(), reference), preference);
    }
}
