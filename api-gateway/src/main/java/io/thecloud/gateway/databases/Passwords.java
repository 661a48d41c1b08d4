package io.thecloud.gateway.databases;

import io.thecloud.gateway.GatewaySettings;
import io.thecloud.gateway.access.Caller;
import io.thecloud.gateway.credentials.CredentialService;
import io.thecloud.gateway.credentials.OpenRequest;
import io.thecloud.gateway.credentials.Opening;
import io.thecloud.gateway.http.RequestIds;
import io.thecloud.schema.state.Database;
import jakarta.enterprise.context.ApplicationScoped;

/// Opens databases' passwords for those who may see them.
@ApplicationScoped
class Passwords {
    private final CredentialService credentials;
    private final RequestIds requestIds;
    private final GatewaySettings settings;

    Passwords(CredentialService credentials, RequestIds requestIds, GatewaySettings settings) {
        this.credentials = credentials;
        this.requestIds = requestIds;
        this.settings = settings;
    }

    /// Opens the password of a database's own user.
    ///
    /// @param purpose what for, as the audit trail tells it
    Opening open(Database database, Caller caller, String purpose) {
        var spec = database.spec();
        return credentials.open(
                new OpenRequest(spec.secret(), spec.id(), spec.tenant(), caller.actor(), purpose, requestIds.current()),
                settings.limits().credentials());
    }
}
