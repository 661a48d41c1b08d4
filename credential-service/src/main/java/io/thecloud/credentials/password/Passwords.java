package io.thecloud.credentials.password;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// A database's passwords by role; until it is minted, those that its owner chose.
///
/// @param byRole what there is so far
public record Passwords(Map<Role, Password> byRole) {
    public Passwords {
        byRole = Map.copyOf(byRole);
    }

    /// None yet.
    public static Passwords none() {
        return new Passwords(Map.of());
    }

    /// The one that its owner chose for `cloud_user`.
    public static Passwords chosen(Password password) {
        return new Passwords(Map.of(Role.CLOUD_USER, password));
    }

    /// The password of a role, if there is one yet.
    public Optional<Password> of(Role role) {
        return Optional.ofNullable(byRole.get(role));
    }

    /// The same, with a new password for every role that has none.
    public Passwords completed(Minting minting) {
        var all = new EnumMap<Role, Password>(Role.class);
        for (var role : Role.values()) {
            all.put(role, of(role).orElseGet(minting::mint));
        }
        return new Passwords(all);
    }
}
