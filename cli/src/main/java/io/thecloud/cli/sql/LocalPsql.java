package io.thecloud.cli.sql;

import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// An interactive session in the `psql` of this machine. The password goes by a file that only the user may read, never
/// through an argument or the environment.
final class LocalPsql {
    private final Target target;

    LocalPsql(Target target) {
        this.target = target;
    }

    /// @throws CommandFailed if there is no psql
    static void require(Map<String, String> environment) {
        for (var folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "psql"))) {
                return;
            }
        }
        throw new CommandFailed(
                ExitStatus.FAILED,
                "no psql is installed here (Debian's package is postgresql-client); with -c \"SELECT …\" none is needed");
    }

    int run() throws IOException, InterruptedException {
        var passFile = Files.createTempFile(
                "cloud-pass", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passFile, target.passLine());
            return run(passFile);
        } finally {
            Files.deleteIfExists(passFile);
        }
    }

    private int run(Path passFile) throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                        "psql",
                        "--host=" + target.host(),
                        "--port=" + target.port(),
                        "--username=" + target.user(),
                        "--dbname=" + target.database())
                .inheritIO();
        command.environment().put("PGPASSFILE", passFile.toString());
        var psql = command.start();
        // Ctrl-C is meant for psql, and ends a query there; we only stay until it is done, and tidy up.
        var stay = new Thread(() -> outlive(psql, passFile));
        Runtime.getRuntime().addShutdownHook(stay);
        int status = psql.waitFor();
        Runtime.getRuntime().removeShutdownHook(stay);
        return status;
    }

    private static void outlive(Process psql, Path passFile) {
        try {
            psql.waitFor();
            Files.deleteIfExists(passFile);
        } catch (InterruptedException | IOException trouble) {
            passFile.toFile().deleteOnExit();
        }
    }
}
