package io.thecloud.provisioner.engine.postgres;

import io.thecloud.provisioner.engine.ContainerRecipe;
import io.thecloud.provisioner.engine.EngineRecipe;
import io.thecloud.provisioner.engine.Role;
import io.thecloud.provisioner.engine.RoleKeys;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.state.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// PostgreSQL 14 to 18.
public final class PostgresRecipe implements EngineRecipe {
    private static final String BOOTSTRAP_FILE = "/etc/cloud/bootstrap";
    private static final String HBA_FILE = "/etc/cloud/pg_hba.conf";

    /// PostgreSQL documentation, appendix A.
    private static final String CANNOT_CONNECT_NOW = "57P03";

    /// The socket is open to all because the entrypoint needs it and no user has a shell in the container; TCP is
    /// SCRAM for everyone.
    private static final String HBA = """
            local all         all     trust
            host  all         all all scram-sha-256
            host  replication cloud_replication all scram-sha-256
            """;

    private final PostgresSetUp setUp = new PostgresSetUp();

    @Override
    public Engine engine() {
        return Engine.POSTGRES;
    }

    @Override
    public String officialImage(String version) {
        return "postgres:" + version + "-alpine";
    }

    @Override
    public ContainerRecipe container(Database.Spec spec) {
        return new ContainerRecipe(
                Map.of(
                        "POSTGRES_USER",
                        Role.ADMIN.role(),
                        "POSTGRES_DB",
                        spec.name().toString(),
                        "POSTGRES_PASSWORD_FILE",
                        BOOTSTRAP_FILE,
                        "POSTGRES_INITDB_ARGS",
                        "--data-checksums"),
                List.of("postgres", "-c", "hba_file=" + HBA_FILE, "-c", "password_encryption=scram-sha-256"),
                Map.of(HBA_FILE, HBA),
                BOOTSTRAP_FILE,
                dataPath(spec.version()),
                Engine.POSTGRES.port());
    }

    /// The official image keeps its data elsewhere from 18 on, and refuses a mount on the old path.
    static String dataPath(String version) {
        return Integer.parseInt(version) >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
    }

    @Override
    public boolean greets(String host, int port, Duration limit) {
        return PostgresGreeting.answers(host, port, limit);
    }

    @Override
    public boolean isStartingUp(SQLException refusal) {
        return CANNOT_CONNECT_NOW.equals(refusal.getSQLState());
    }

    @Override
    public SetUp prepare(Database.Spec spec, RoleKeys keys) throws SQLException, IOException {
        return setUp.prepare(spec, keys);
    }
}
