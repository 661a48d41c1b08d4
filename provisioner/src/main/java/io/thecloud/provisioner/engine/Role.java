package io.thecloud.provisioner.engine;

/// The roles whose passwords a database has.
public enum Role {
    /// The user's own.
    USER("cloud_user"),
    /// The platform's superuser.
    ADMIN("cloud_admin"),
    /// For replicas.
    REPLICATION("cloud_replication"),
    /// For health checks.
    MONITOR("cloud_monitor"),
    /// The superuser's until the first set-up; dead from then on.
    BOOTSTRAP("bootstrap");

    private final String role;

    Role(String role) {
        this.role = role;
    }

    /// The role's name in the engine and at credential-service.
    public String role() {
        return role;
    }
}
