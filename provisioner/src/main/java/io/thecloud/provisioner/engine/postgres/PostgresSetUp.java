package io.thecloud.provisioner.engine.postgres;

import io.thecloud.provisioner.engine.EngineRecipe;
import io.thecloud.provisioner.engine.Role;
import io.thecloud.provisioner.engine.RoleKeys;
import io.thecloud.schema.state.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.core.Utils;
import org.postgresql.util.PasswordUtil;

/// Gives a fresh PostgreSQL its roles, in one transaction: either all of it is done or nothing. Passwords reach the
/// server as SCRAM verifiers, so that they are in none of its logs.
final class PostgresSetUp {
    /// `invalid_password`, PostgreSQL documentation, appendix A.
    private static final String WRONG_PASSWORD = "28P01";

    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 20;

    /// Members of CREATEROLE can grant themselves any role that is no superuser up to here (release notes of 16).
    private static final int LAST_VERSION_WITH_LOOSE_CREATEROLE = 15;

    private final Driver driver = new Driver();

    EngineRecipe.SetUp prepare(Database.Spec spec, RoleKeys keys) throws SQLException, IOException {
        var bootstrap = keys.open(Role.BOOTSTRAP);
        var user = keys.open(Role.USER);
        var statements = String.join(";", statements(spec, keys, user));
        return () -> run(spec, bootstrap, user, statements);
    }

    private String run(Database.Spec spec, String bootstrap, String user, String statements) throws SQLException {
        try (var admin = connect(spec, Role.ADMIN.role(), bootstrap)) {
            admin.setAutoCommit(false);
            execute(admin, statements);
            admin.commit();
        } catch (SQLException e) {
            if (!WRONG_PASSWORD.equals(e.getSQLState())) {
                throw e;
            }
            // The bootstrap password is dead: an earlier run got all of it done.
        }
        return askAsUser(spec, user);
    }

    private static List<String> statements(Database.Spec spec, RoleKeys keys, String user)
            throws SQLException, IOException {
        var database = identifier(spec.name().toString());
        boolean safeCreateRole = Integer.parseInt(spec.version()) > LAST_VERSION_WITH_LOOSE_CREATEROLE;
        var statements = new ArrayList<String>();
        statements.add("CREATE ROLE cloud_user LOGIN CREATEDB %s PASSWORD %s"
                .formatted(safeCreateRole ? "CREATEROLE" : "", verifier(user)));
        statements.add("CREATE ROLE cloud_replication LOGIN REPLICATION PASSWORD %s"
                .formatted(verifier(keys.open(Role.REPLICATION))));
        statements.add("CREATE ROLE cloud_monitor LOGIN PASSWORD %s".formatted(verifier(keys.open(Role.MONITOR))));
        statements.add("GRANT pg_monitor TO cloud_monitor, cloud_user");
        statements.add("ALTER DATABASE %s OWNER TO cloud_user".formatted(database));
        statements.add("ALTER SCHEMA public OWNER TO cloud_user");
        statements.add("ALTER ROLE cloud_admin PASSWORD %s".formatted(verifier(keys.open(Role.ADMIN))));
        return statements;
    }

    private String askAsUser(Database.Spec spec, String password) throws SQLException {
        try (var user = connect(spec, Role.USER.role(), password);
                var statement = user.createStatement();
                var answer = statement.executeQuery("SHOW server_version")) {
            answer.next();
            return answer.getString(1);
        }
    }

    private Connection connect(Database.Spec spec, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "cloud");
        properties.setProperty("sslmode", "disable");
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
        var url = "jdbc:postgresql://%s:%d/%s".formatted(spec.address(), spec.port(), spec.name());
        var connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not take the URL it was made for");
        }
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String verifier(String password) throws SQLException {
        var verifier = PasswordUtil.encodeScramSha256(password.toCharArray());
        return "'" + Utils.escapeLiteral(null, verifier, true) + "'";
    }

    private static String identifier(String name) throws SQLException {
        return Utils.escapeIdentifier(null, name).toString();
    }
}
