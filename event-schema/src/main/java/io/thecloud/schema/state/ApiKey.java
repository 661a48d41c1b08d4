package io.thecloud.schema.state;

import io.thecloud.schema.id.ApiKeyId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;

/// What an API key opens.
public record ApiKey(ApiKeyId id, UserId user, TenantId tenant) {}
