package io.thecloud.credentials.password;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Who signs in to a database with a password of its own.
public enum Role {
    /// The customer.
    CLOUD_USER,
    /// The platform, for changes.
    CLOUD_ADMIN,
    /// A replica, at its primary.
    CLOUD_REPLICATION,
    /// The platform's checks.
    CLOUD_MONITOR,
    /// The superuser of the first minutes; dead before the database is RUNNING.
    BOOTSTRAP;

    /// The role called `name` in JSON and in the database, if there is one.
    public static Optional<Role> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
