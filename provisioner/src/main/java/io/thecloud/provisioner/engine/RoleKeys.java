package io.thecloud.provisioner.engine;

import java.io.IOException;

/// Opens the passwords of one database's roles.
@FunctionalInterface
public interface RoleKeys {
    /// The password of `role`.
    ///
    /// @throws IOException if it cannot be had now
    String open(Role role) throws IOException;
}
