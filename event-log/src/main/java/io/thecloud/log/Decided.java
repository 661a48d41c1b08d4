package io.thecloud.log;

import io.thecloud.schema.event.Event;
import io.thecloud.schema.id.TenantId;

/// An event that was decided, and in whose history it belongs.
public record Decided(TenantId tenant, Event event) {}
