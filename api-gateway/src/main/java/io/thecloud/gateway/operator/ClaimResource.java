package io.thecloud.gateway.operator;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.thecloud.gateway.access.OpenedByToken;
import io.thecloud.gateway.commands.Commands;
import io.thecloud.gateway.commands.RefusalAnswer;
import io.thecloud.gateway.following.View;
import io.thecloud.gateway.http.Answers;
import io.thecloud.gateway.http.ErrorType;
import io.thecloud.gateway.http.JsonBody;
import io.thecloud.gateway.http.Problem;
import io.thecloud.schema.command.Request.ClaimCell;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import io.thecloud.schema.state.ApiKey;
import io.thecloud.schema.state.CellState;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Gives the machine's operator an API key.
@Path("/internal/operator")
@OpenedByToken
@RunOnVirtualThread
public class ClaimResource {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final String SLUG = "local";

    private final View view;
    private final Commands commands;
    private final Answers answers;

    ClaimResource(View view, Commands commands, Answers answers) {
        this.view = view;
        this.commands = commands;
        this.answers = answers;
    }

    /// Makes a key known by its hash: founds owner and tenant at first, adds a key to them later. Repeating it is
    /// harmless.
    @POST
    @Path("/claim")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response claim(InputStream body) {
        var sha256 = JsonBody.read(body).only(Set.of("sha256")).required("sha256");
        if (!SHA_256.matcher(sha256).matches()) {
            throw Problem.field("sha256", "must be 64 hexadecimal digits in lower case");
        }
        var known = view.fresh().state().apiKeys().get(sha256);
        return answers.data(200, ClaimJson.of(known == null ? decided(sha256) : known));
    }

    private ApiKey decided(String sha256) {
        var deadline = commands.deadline();
        var command = new CommandId(NameBasedId.of(CellState.PLATFORM.value(), "claim\n" + sha256));
        var request = new ClaimCell(
                new UserId(NameBasedId.of(command.value(), "user")),
                new TenantId(NameBasedId.of(command.value(), "tenant")),
                SLUG,
                new ApiKeyId(NameBasedId.of(command.value(), "key")),
                sha256);
        var outcome = commands.ask(command, CellState.PLATFORM, Actor.service("operator"), sha256, request, deadline);
        var refusal = outcome.refusal();
        if (refusal != null) {
            throw RefusalAnswer.of(refusal);
        }
        var key = view.await(seen -> seen.position() >= outcome.position(), deadline.left())
                .apiKeys()
                .get(sha256);
        if (key == null) {
            throw Problem.of(
                    ErrorType.UNAVAILABLE,
                    "the key is accepted but cannot be seen yet: "
                            + view.trouble().orElse("the log is not read so far"));
        }
        return key;
    }
}
