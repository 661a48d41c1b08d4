package io.thecloud.deploy.process;

import java.util.List;
import java.util.Locale;

/// The processes that make up a platform.
public enum Service {
    KAFKA,
    CREDENTIAL_SERVICE,
    PROVISIONER,
    FAILOVER_SERVICE,
    API_GATEWAY;

    /// Requests stop coming in first; the log goes last.
    public static List<Service> inOrderOfStopping() {
        return List.of(API_GATEWAY, FAILOVER_SERVICE, PROVISIONER, CREDENTIAL_SERVICE, KAFKA);
    }

    /// The name of its module, log and run file.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
