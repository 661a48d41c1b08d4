package io.thecloud.gateway.credentials;

import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;

/// Asks for the password of a database's own user.
///
/// @param actor who will see it
/// @param purpose what for, as the audit trail tells it
/// @param requestId the request behind it
public record OpenRequest(
        SecretId secret, DatabaseId database, TenantId tenant, Actor actor, String purpose, String requestId) {}
