package io.thecloud.gateway.operator;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import io.thecloud.schema.state.ApiKey;

/// What the operator's key opens.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ClaimJson(UserId userId, TenantId tenantId, ApiKeyId keyId) {
    static ClaimJson of(ApiKey key) {
        return new ClaimJson(key.user(), key.tenant(), key.id());
    }
}
