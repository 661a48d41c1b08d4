package io.thecloud.gateway.databases;

import io.thecloud.gateway.credentials.Password;
import io.thecloud.gateway.http.JsonBody;
import io.thecloud.gateway.http.Problem;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A valid request for a database.
///
/// @param allocatedStorageGb in GB (10^9 bytes)
/// @param password the user's own, if one was given
record CreateBody(
        DatabaseName name, Engine engine, String version, int allocatedStorageGb, Optional<Password> password) {
    static final int LEAST_GB = 10;
    static final int MOST_GB = 65_536;

    /// PostgreSQL's own templates: a user's database of that name could never be made.
    private static final Set<String> RESERVED = Set.of("template0", "template1");

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){0,2}");
    private static final Pattern PASSWORD = Pattern.compile("[\\x20-\\x7e]{8,128}");
    private static final Set<String> FIELDS = Set.of(
            "name",
            "engine",
            "version",
            "allocated_storage",
            "allocated_storage_gb",
            "password",
            "vpc_id",
            "parameters");
    private static final Set<String> NOT_YET = Set.of("vpc_id", "parameters");

    /// Checks a body.
    ///
    /// @throws Problem that names the field and the rule it breaks
    static CreateBody of(JsonBody body) {
        body.only(FIELDS);
        for (var field : NOT_YET) {
            if (body.has(field)) {
                throw Problem.field(field, "cannot be set yet");
            }
        }
        var name = name(body);
        var engine = engine(body);
        return new CreateBody(name, engine, version(body, engine), storage(body), password(body));
    }

    private static DatabaseName name(JsonBody body) {
        var name = body.required("name");
        if (!DatabaseName.isLegal(name)) {
            throw Problem.field("name", "must be " + DatabaseName.RULE);
        }
        if (RESERVED.contains(name)) {
            throw Problem.field("name", "must not be one of the engine's own databases (template0, template1)");
        }
        return new DatabaseName(name);
    }

    private static Engine engine(JsonBody body) {
        return Engine.named(body.required("engine"))
                .orElseThrow(() -> Problem.field("engine", "must be one of " + Engine.names()));
    }

    private static String version(JsonBody body, Engine engine) {
        var version = body.required("version");
        var offered = String.join(", ", engine.versions());
        if (!VERSION.matcher(version).matches()) {
            throw Problem.field("version", "must be a version number, one of " + offered);
        }
        if (!engine.versions().contains(version)) {
            throw Problem.field("version", "must be one of %s for %s".formatted(offered, engine));
        }
        return version;
    }

    private static int storage(JsonBody body) {
        var plain = body.integer("allocated_storage", LEAST_GB, MOST_GB);
        var inGb = body.integer("allocated_storage_gb", LEAST_GB, MOST_GB);
        if (plain.isPresent() && inGb.isPresent() && !plain.equals(inGb)) {
            throw Problem.field(
                    "allocated_storage", "must be the same as allocated_storage_gb when both are given (both are GB)");
        }
        return plain.or(() -> inGb).orElse(LEAST_GB);
    }

    private static Optional<Password> password(JsonBody body) {
        var password = body.text("password");
        if (password.isPresent() && !PASSWORD.matcher(password.get()).matches()) {
            throw Problem.field("password", "must be 8 to 128 printable ASCII characters");
        }
        return password.map(Password::new);
    }
}
