package io.thecloud.gateway.databases;

import io.thecloud.gateway.access.Caller;
import io.thecloud.gateway.access.Digests;
import io.thecloud.gateway.commands.Commands;
import io.thecloud.gateway.commands.RefusalAnswer;
import io.thecloud.gateway.following.View;
import io.thecloud.schema.command.Request.DeleteDatabase;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Deleting;
import jakarta.enterprise.context.ApplicationScoped;

/// Asks the decider for a database's end.
@ApplicationScoped
class Deletion {
    private final View view;
    private final Commands commands;

    Deletion(View view, Commands commands) {
        this.view = view;
        this.commands = commands;
    }

    /// Finds the database and has its removal decided, unless that is under way already.
    ///
    /// @return the database as it was
    /// @throws io.thecloud.gateway.http.Problem if there is none, it was refused, or not decided in time
    Database request(Caller caller, String reference) {
        var deadline = commands.deadline();
        var database = Lookup.one(view.fresh().state(), caller.tenant(), reference);
        if (database.lifecycle() instanceof Deleting) {
            return database;
        }
        var outcome = commands.ask(
                CommandId.random(),
                caller.tenant(),
                caller.actor(),
                Digests.sha256("DELETE /databases\n" + database.id()),
                new DeleteDatabase(database.id()),
                deadline);
        var refusal = outcome.refusal();
        if (refusal != null) {
            throw RefusalAnswer.of(refusal);
        }
        view.await(seen -> seen.position() >= outcome.position(), deadline.left());
        return database;
    }
}
