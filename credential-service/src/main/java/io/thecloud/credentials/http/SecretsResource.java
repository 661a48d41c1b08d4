package io.thecloud.credentials.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.thecloud.credentials.audit.AuditLog;
import io.thecloud.credentials.issuing.LogView;
import io.thecloud.credentials.vault.Opening;
import io.thecloud.credentials.vault.UnavailableException;
import io.thecloud.credentials.vault.Vault;
import io.thecloud.credentials.vault.VaultDoor;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Opening, depositing and discarding passwords.
@Path("/internal/secrets/{secret}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SecretsResource {
    private static final Logger LOG = Logger.getLogger(SecretsResource.class);

    private final VaultDoor door;
    private final LogView log;
    private final AuditLog audit;

    SecretsResource(VaultDoor door, LogView log, AuditLog audit) {
        this.door = door;
        this.log = log;
        this.audit = audit;
    }

    /// Opens the password of one role.
    @POST
    @Path("open")
    public Response open(@PathParam("secret") String secret, byte[] body) {
        var ask = Asks.open(secret, body);
        return switch (vault().open(ask.secret())) {
            case Opening.Opened opened when ask.fits(opened.secret()) -> hand(ask, opened);
            case Opening.Opened _ -> refuse(ask, "it belongs to another database");
            case Opening.None _ -> refuse(ask, "there is none");
            case Opening.Shredded _ -> refuse(ask, "it is shredded");
            case Opening.Damaged damaged -> {
                LOG.errorf("a secret cannot be opened secret=%s reason=\"%s\"", ask.secret(), damaged.reason());
                audit.note(ask.audited("it is damaged"));
                yield Problem.answer(Response.Status.INTERNAL_SERVER_ERROR, "the secret is damaged");
            }
        };
    }

    /// Keeps the password that a user chose for a database that is to be made.
    @PUT
    public Response deposit(@PathParam("secret") String secret, byte[] body) {
        var ask = Asks.deposit(secret, body);
        if (log.known().map(state -> ending(state, ask.database())).orElse(false)) {
            return Problem.answer(Response.Status.CONFLICT, "the database is gone or going");
        }
        return switch (vault().deposit(ask.secret(), ask.database(), ask.tenant(), ask.password())) {
            case Opening.Opened _ -> Response.noContent().build();
            case Opening.None _, Opening.Shredded _, Opening.Damaged _ ->
                Problem.answer(Response.Status.CONFLICT, "there is a secret of that id, and it cannot be opened");
        };
    }

    /// Discards a deposit that no event refers to.
    @DELETE
    public Response discard(@PathParam("secret") String text) {
        var secret = Asks.secret(text);
        var vault = vault();
        var state = log.current()
                .orElseThrow(() -> new UnavailableException("the log cannot be read to its end now", null));
        var referred = state.databases().values().stream()
                .map(Database::spec)
                .anyMatch(spec -> spec.secret().equals(secret));
        return !referred && vault.discard(secret, Instant.MAX)
                ? Response.noContent().build()
                : Problem.answer(Response.Status.CONFLICT, "a database needs this secret");
    }

    private Response hand(Asks.Open ask, Opening.Opened opened) {
        var password = opened.passwords().of(ask.role());
        if (password.isEmpty()) {
            return refuse(ask, "that role has no password yet");
        }
        audit.note(ask.audited(null));
        return Response.ok(OpenedPassword.of(ask.role(), password.get())).build();
    }

    private Response refuse(Asks.Open ask, String reason) {
        audit.note(ask.audited(reason));
        return Problem.answer(Response.Status.NOT_FOUND, "there is no such secret");
    }

    private Vault vault() {
        return door.vault()
                .orElseThrow(() -> new UnavailableException(door.trouble().orElse("starting"), null));
    }

    private static boolean ending(CellState state, DatabaseId database) {
        return state.gone().has(database)
                || state.database(database)
                        .map(d -> d.lifecycle() instanceof Lifecycle.Deleting)
                        .orElse(false);
    }
}
