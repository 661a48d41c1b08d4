package io.thecloud.provisioner.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thecloud.schema.state.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What the user of a database may do in it, and that there is no way out of it.
@Tag("docker")
class BreakOutTest {
    private static TestPlatform platform;
    private static Database database;

    static final List<String> NO_WAY_OUT = List.of(
            "COPY (SELECT 1) TO PROGRAM 'id > /tmp/out'",
            "CREATE TEMP TABLE o (line text); COPY o FROM PROGRAM 'id'",
            "CREATE TEMP TABLE p (line text); COPY p FROM '/etc/cloud/bootstrap'",
            "COPY (SELECT 'host all all all trust') TO '/etc/cloud/pg_hba.conf'",
            "SELECT pg_read_file('/etc/passwd')",
            "SELECT pg_read_binary_file('/etc/cloud/bootstrap')",
            "SELECT pg_ls_dir('/etc')",
            "SELECT pg_stat_file('/etc/passwd')",
            "SELECT lo_import('/etc/passwd')",
            "SELECT lo_export(lo_from_bytea(0, 'x'), '/etc/cloud/pg_hba.conf')",
            "SELECT * FROM pg_hba_file_rules",
            "SELECT pg_reload_conf()",
            "SELECT pg_rotate_logfile()",
            "SELECT rolpassword FROM pg_authid",
            "ALTER SYSTEM SET hba_file = '/tmp/hba'",
            "ALTER SYSTEM SET archive_command = 'id'",
            "ALTER DATABASE \"my-postgres\" SET session_preload_libraries = '/tmp/x'",
            "ALTER ROLE cloud_user SET session_preload_libraries = '/tmp/x'",
            "LOAD '/tmp/x.so'",
            "CREATE FUNCTION f() RETURNS int AS '/tmp/x.so', 'f' LANGUAGE c",
            "CREATE TABLESPACE t LOCATION '/tmp'",
            "CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1' PUBLICATION p WITH (connect = false)",
            "ALTER ROLE cloud_user SUPERUSER",
            "ALTER ROLE cloud_user REPLICATION",
            "ALTER ROLE cloud_user BYPASSRLS",
            "CREATE ROLE x SUPERUSER",
            "CREATE ROLE x REPLICATION",
            "CREATE ROLE x IN ROLE cloud_admin",
            "GRANT cloud_admin TO cloud_user",
            "GRANT cloud_replication TO cloud_user",
            "GRANT pg_execute_server_program TO cloud_user",
            "GRANT pg_read_server_files TO cloud_user",
            "GRANT pg_write_server_files TO cloud_user",
            "SET ROLE cloud_admin",
            "SET ROLE cloud_replication",
            "SET SESSION AUTHORIZATION cloud_admin",
            "ALTER ROLE cloud_admin PASSWORD 'x'",
            "ALTER ROLE cloud_monitor PASSWORD 'x'",
            "ALTER ROLE cloud_replication PASSWORD 'x'",
            "ALTER ROLE cloud_monitor NOLOGIN",
            "ALTER ROLE cloud_admin RENAME TO x",
            "DROP ROLE cloud_admin",
            "DROP ROLE cloud_monitor",
            "DROP ROLE cloud_replication",
            "DROP OWNED BY cloud_admin CASCADE",
            "REASSIGN OWNED BY cloud_admin TO cloud_user",
            "DROP DATABASE postgres",
            "ALTER DATABASE postgres OWNER TO cloud_user",
            "ALTER DATABASE template1 CONNECTION LIMIT 0",
            "UPDATE pg_authid SET rolsuper = true WHERE rolname = 'cloud_user'");

    @BeforeAll
    static void create() throws IOException {
        platform = TestPlatform.running();
        database = platform.running("my-postgres", "16");
    }

    @AfterAll
    static void removeAll() throws IOException {
        platform.close();
    }

    @ParameterizedTest
    @FieldSource("NO_WAY_OUT")
    void the_user_cannot(String sql) throws SQLException {
        try (var user = platform.connect(database)) {
            assertThatThrownBy(() -> execute(user, sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState())
                                    .as(e.getMessage())
                                    .isIn("42501", "42939", "2BP01", "55000"));
        }
    }

    @Test
    void the_user_cannot_make_an_extension_that_is_not_trusted() throws SQLException {
        try (var user = platform.connect(database)) {
            var untrusted = strings(
                    user, "SELECT DISTINCT name FROM pg_available_extension_versions WHERE superuser AND NOT trusted");
            assumeTrue(!untrusted.isEmpty(), "the image has no untrusted extension");
            for (var extension : untrusted) {
                assertThatThrownBy(() -> execute(user, "CREATE EXTENSION \"" + extension + "\" CASCADE"))
                        .as(extension)
                        .hasMessageContaining("ermission denied");
            }
        }
    }

    @Test
    void the_user_makes_every_extension_that_is_trusted() throws SQLException {
        try (var user = platform.connect(database)) {
            var trusted = strings(user, """
                    SELECT DISTINCT v.name FROM pg_available_extension_versions v
                    JOIN pg_available_extensions e ON e.name = v.name AND e.default_version = v.version
                    WHERE v.trusted AND NOT v.installed AND v.requires IS NULL
                      AND v.name IN ('pgcrypto', 'citext', 'hstore', 'btree_gist', 'pg_trgm')""");
            assumeTrue(!trusted.isEmpty(), "the image has no trusted extension beside plpgsql");
            for (var extension : trusted) {
                execute(user, "CREATE EXTENSION " + extension);
            }
        }
    }

    @Test
    void the_user_makes_databases_roles_schemas_and_tables() throws SQLException {
        try (var user = platform.connect(database)) {
            execute(user, "CREATE DATABASE another");
            execute(user, "CREATE ROLE reader LOGIN PASSWORD 'secret-of-mine'");
            execute(user, "CREATE SCHEMA s");
            execute(user, "CREATE TABLE s.t (n int)");
            execute(user, "CREATE TABLE t (n int)");
            execute(user, "GRANT USAGE ON SCHEMA s TO reader; GRANT SELECT ON s.t TO reader");
            execute(user, "CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'");
            assertThat(strings(user, "SELECT one()::text")).containsExactly("1");
        }
        try (var reader = TestPlatform.connect(database, "reader", "secret-of-mine", "my-postgres")) {
            assertThat(strings(reader, "SELECT count(*)::text FROM s.t")).containsExactly("0");
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
