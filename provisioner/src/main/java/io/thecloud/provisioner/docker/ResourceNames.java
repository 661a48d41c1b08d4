package io.thecloud.provisioner.docker;

import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.GroupId;

/// What a database's container, volume and network are called: always the same for the same id.
final class ResourceNames {
    private static final int SHORT = 8;

    private ResourceNames() {}

    static String container(DatabaseId id) {
        return "db-" + shortened(id.toString());
    }

    static String volume(DatabaseId id) {
        return "db-vol-" + shortened(id.toString());
    }

    static String network(GroupId id) {
        return "db-net-" + shortened(id.toString());
    }

    private static String shortened(String id) {
        return id.substring(0, SHORT);
    }
}
