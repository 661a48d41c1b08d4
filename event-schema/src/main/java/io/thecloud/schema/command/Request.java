package io.thecloud.schema.command;

import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;

/// What a person asks for, imperative.
public sealed interface Request extends Command {

    /// Gives the machine's operator a key: founds owner and tenant at first, adds a key to them later.
    ///
    /// @param user the owner to found, if there is none yet
    /// @param tenant the tenant to found, if there is none yet
    /// @param slug the tenant's short name
    /// @param sha256 the new key's SHA-256, hexadecimal
    record ClaimCell(UserId user, TenantId tenant, String slug, ApiKeyId key, String sha256) implements Request {}

    /// Asks for a database.
    ///
    /// @param allocatedStorageGb in GB (10^9 bytes), at least 10
    /// @param secret where its passwords will be, or already are when the user gave one
    record CreateDatabase(
            DatabaseId database,
            GroupId group,
            UserId owner,
            DatabaseName name,
            Engine engine,
            String version,
            int allocatedStorageGb,
            SecretId secret)
            implements Request {}

    /// Asks for a database's end, with its data.
    record DeleteDatabase(DatabaseId database) implements Request {}
}
