package io.thecloud.cli.sql;

import io.thecloud.cli.Session;
import io.thecloud.cli.api.Api;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cloud db psql`: SQL through the connection string that was handed out.
@Command(description = "Run SQL: with -c over a connection of its own, else in the local psql.")
public final class PsqlCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "an id, a name, or the beginning of an id (4 characters or more)")
    String id = "";

    @Option(
            names = {"-c", "--command"},
            paramLabel = "SQL",
            description = "run this and return; several statements are one transaction")
    @Nullable
    String sql;

    /// A command of this run.
    public PsqlCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (sql == null) {
            LocalPsql.require(session.terminal().environment());
        }
        var target = Target.of(session.api()
                .get("/databases/" + Api.segment(id) + "/connection")
                .data());
        return sql == null ? new LocalPsql(target).run() : new OneCommand(session, target).run(sql);
    }
}
