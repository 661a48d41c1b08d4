package io.thecloud.provisioner.deciding;

import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.Node;
import java.util.Optional;
import java.util.OptionalInt;

/// Chooses host ports and subnets that nobody on the node holds.
final class Addresses {
    private final Rules rules;

    Addresses(Rules rules) {
        this.rules = rules;
    }

    /// A free port for a new database.
    OptionalInt port(Node node, DatabaseId database) {
        return rules.ports().free(database.hashCode(), node.ports()::has);
    }

    /// A free port other than `taken`, next after it.
    OptionalInt portAfter(Node node, int taken) {
        return rules.ports()
                .free(
                        taken + 1 - rules.ports().first(),
                        port -> port == taken || node.ports().has(port));
    }

    /// A free subnet for a new group.
    Optional<String> subnet(Node node, DatabaseId database) {
        return rules.subnets().free(database.hashCode(), node.subnets()::has);
    }

    /// A free subnet other than `taken`.
    Optional<String> subnetOtherThan(Node node, DatabaseId database, String taken) {
        return rules.subnets()
                .free(
                        taken.hashCode() ^ database.hashCode(),
                        s -> s.equals(taken) || node.subnets().has(s));
    }
}
