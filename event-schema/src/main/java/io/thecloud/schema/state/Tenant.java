package io.thecloud.schema.state;

import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;

/// A tenant.
///
/// @param slug its short name
public record Tenant(TenantId id, UserId owner, String slug) {}
