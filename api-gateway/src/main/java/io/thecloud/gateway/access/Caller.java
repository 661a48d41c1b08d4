package io.thecloud.gateway.access;

import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;

/// Who asks, and in which tenant.
public record Caller(ApiKeyId key, UserId user, TenantId tenant) {
    /// The caller as events name it.
    public Actor actor() {
        return Actor.user(user);
    }
}
