package io.thecloud.gateway.databases;

import io.thecloud.gateway.http.ErrorType;
import io.thecloud.gateway.http.Problem;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds databases in a tenant: by id, by name, or by the beginning of an id.
final class Lookup {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f-]{4,36}");

    private Lookup() {}

    /// The database that `reference` means; a name wins over the beginning of an id.
    ///
    /// @throws Problem 404 if there is none, 400 if it is the beginning of more than one id
    static Database one(CellState state, TenantId tenant, String reference) {
        return byId(state, tenant, reference)
                .or(() -> byName(state, tenant, reference))
                .or(() -> byPrefix(state, tenant, reference))
                .orElseThrow(() -> Problem.of(
                        ErrorType.NOT_FOUND, "there is no database with this id, name, or beginning of an id"));
    }

    /// All of a tenant's databases, oldest first.
    static List<Database> all(CellState state, TenantId tenant) {
        return state.databases().values().stream()
                .filter(database -> database.spec().tenant().equals(tenant))
                .sorted(Comparator.comparing(
                                (Database database) -> database.spec().createdAt())
                        .thenComparing(Database::id))
                .toList();
    }

    private static Optional<Database> byId(CellState state, TenantId tenant, String reference) {
        var id = reference.toLowerCase(Locale.ROOT);
        return ID.matcher(id).matches() ? state.database(tenant, DatabaseId.of(id)) : Optional.empty();
    }

    private static Optional<Database> byName(CellState state, TenantId tenant, String reference) {
        return DatabaseName.isLegal(reference) ? state.database(tenant, new DatabaseName(reference)) : Optional.empty();
    }

    private static Optional<Database> byPrefix(CellState state, TenantId tenant, String reference) {
        var prefix = reference.toLowerCase(Locale.ROOT);
        if (!PREFIX.matcher(prefix).matches()) {
            return Optional.empty();
        }
        var found = all(state, tenant).stream()
                .filter(database -> database.id().toString().startsWith(prefix))
                .toList();
        if (found.size() > 1) {
            var ids = found.stream().map(database -> database.id().toString()).collect(Collectors.joining(", "));
            throw Problem.of(ErrorType.INVALID_INPUT, "more than one id begins like this: " + ids);
        }
        return found.stream().findFirst();
    }
}
