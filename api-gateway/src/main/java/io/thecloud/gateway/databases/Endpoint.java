package io.thecloud.gateway.databases;

import io.thecloud.schema.state.Database;

/// Where a database is reached from its own host.
record Endpoint(String host, int port) {
    private static final String LOOPBACK = "127.0.0.1";

    /// The endpoint of a database; one that is bound to every address is reached by the loopback one.
    static Endpoint of(Database.Spec spec) {
        var host = switch (spec.address()) {
            case "0.0.0.0", "::", "" -> LOOPBACK;
            default -> spec.address();
        };
        return new Endpoint(host.indexOf(':') >= 0 ? "[" + host + "]" : host, spec.port());
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
