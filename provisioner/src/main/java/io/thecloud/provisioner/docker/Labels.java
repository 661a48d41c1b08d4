package io.thecloud.provisioner.docker;

import io.thecloud.schema.state.Database;
import java.util.Map;

/// The labels on everything we make: who made it and for what. Only what never changes for a container.
public final class Labels {
    static final String MANAGED = "cloud.managed";
    static final String HOME = "cloud.home";
    static final String TENANT = "cloud.tenant";
    static final String DATABASE = "cloud.database";
    static final String GROUP = "cloud.group";
    static final String EPOCH = "cloud.epoch";

    private Labels() {}

    static Map<String, String> of(String home, Database.Spec spec) {
        return Map.of(
                MANAGED, "true",
                HOME, home,
                TENANT, spec.tenant().toString(),
                DATABASE, spec.id().toString(),
                GROUP, spec.group().toString(),
                EPOCH, Long.toString(spec.epoch().value()));
    }
}
