package io.thecloud.gateway.databases;

import io.thecloud.gateway.access.Caller;
import io.thecloud.gateway.access.Digests;
import io.thecloud.gateway.access.ServiceToken;
import io.thecloud.gateway.commands.Commands;
import io.thecloud.gateway.commands.Deadline;
import io.thecloud.gateway.commands.RefusalAnswer;
import io.thecloud.gateway.credentials.CredentialService;
import io.thecloud.gateway.credentials.Deposits;
import io.thecloud.gateway.credentials.Password;
import io.thecloud.gateway.following.View;
import io.thecloud.gateway.http.ErrorType;
import io.thecloud.gateway.http.Problem;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.command.Refusal.KeyReused;
import io.thecloud.schema.command.Request.CreateDatabase;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.id.SecretId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/// Asks the decider for a database.
@ApplicationScoped
class Creation {
    private final View view;
    private final Commands commands;
    private final CredentialService credentials;
    private final Deposits deposits;
    private final ServiceToken token;

    Creation(View view, Commands commands, CredentialService credentials, Deposits deposits, ServiceToken token) {
        this.view = view;
        this.commands = commands;
        this.credentials = credentials;
        this.deposits = deposits;
        this.token = token;
    }

    /// Has a database decided; all its ids follow from the command's, so that a repeat names the same one.
    ///
    /// @return the database's id, once it is in the view
    /// @throws Problem if it was refused, or not decided in time
    DatabaseId request(CommandId command, Caller caller, CreateBody body) {
        var deadline = commands.deadline();
        var id = new DatabaseId(NameBasedId.of(command.value(), "database"));
        var secret = new SecretId(NameBasedId.of(id.value(), "secret"));
        if (view.state().gone().has(id)) {
            throw removedSince(id);
        }
        var hash = bodyHash(body);
        var deposited =
                body.password().filter(password -> view.state().database(id).isEmpty());
        deposited.ifPresent(password -> deposit(secret, id, caller, password));
        var request = new CreateDatabase(
                id,
                new GroupId(NameBasedId.of(command.value(), "group")),
                caller.user(),
                body.name(),
                body.engine(),
                body.version(),
                body.allocatedStorageGb(),
                secret);
        var outcome = decided(command, caller, hash, request, deadline, deposited.isPresent());
        awaitInView(id, outcome, deadline);
        return id;
    }

    /// What a repeat is told when its database was removed in between.
    static Problem removedSince(DatabaseId id) {
        return Problem.of(
                        ErrorType.NOT_FOUND,
                        "the database that this request made was removed since (id %s)".formatted(id))
                .about(id);
    }

    private Outcome decided(
            CommandId command,
            Caller caller,
            String hash,
            CreateDatabase request,
            Deadline deadline,
            boolean deposited) {
        Outcome outcome;
        try {
            outcome = commands.ask(command, caller.tenant(), caller.actor(), hash, request, deadline);
        } catch (Problem undecided) {
            if (deposited) {
                deposits.discardUnlessUsed(request.secret());
            }
            throw undecided;
        }
        var refusal = outcome.refusal();
        if (refusal == null) {
            return outcome;
        }
        if (deposited && refusal instanceof KeyReused) { // the secret may be the first request's own
            deposits.discardUnlessUsed(request.secret());
        } else if (deposited) {
            deposits.discard(request.secret());
        }
        throw RefusalAnswer.of(refusal);
    }

    private void deposit(SecretId secret, DatabaseId id, Caller caller, Password password) {
        try {
            credentials.deposit(secret, id, caller.tenant(), password);
        } catch (IOException e) {
            deposits.discardUnlessUsed(secret);
            throw Problem.of(
                    ErrorType.UNAVAILABLE, "nothing was done: the password could not be kept: " + e.getMessage());
        }
    }

    private void awaitInView(DatabaseId id, Outcome outcome, Deadline deadline) {
        var state = view.await(seen -> seen.position() >= outcome.position(), deadline.left());
        if (state.position() < outcome.position()) {
            throw Problem.of(
                            ErrorType.UNAVAILABLE,
                            "the database is accepted and is being made, but cannot be shown yet: "
                                    + view.trouble().orElse("the log is not read so far"))
                    .about(id);
        }
    }

    /// Tells one body from another. The password goes in only under a key: the hash ends up in the log.
    private String bodyHash(CreateBody body) {
        return Digests.sha256(String.join(
                "\n",
                "POST /databases",
                body.name().value(),
                body.engine().toString(),
                body.version(),
                Integer.toString(body.allocatedStorageGb()),
                passwordMark(body.password())));
    }

    private String passwordMark(Optional<Password> password) {
        try {
            return password.isPresent()
                    ? Digests.hmac(token.read(), password.get().value())
                    : "";
        } catch (IOException e) {
            throw Problem.of(ErrorType.UNAVAILABLE, "nothing was done: the services' token file cannot be read");
        }
    }
}
