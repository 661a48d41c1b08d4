package io.thecloud.gateway.events;

import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.PlatformEvent.ApiKeyIssued;
import io.thecloud.schema.event.PlatformEvent.DeciderTookOver;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.event.PlatformEvent.NodeReported;
import io.thecloud.schema.event.PlatformEvent.TenantCreated;
import io.thecloud.schema.event.PlatformEvent.UserRegistered;

/// What an event is about.
record Resource(Type type, String id) {
    /// The sorts of things that events are about.
    enum Type {
        DATABASE,
        USER,
        TENANT,
        API_KEY,
        NODE,
        DECIDER
    }

    static Resource of(Event event) {
        return switch (event) {
            case DatabaseEvent e -> new Resource(Type.DATABASE, e.database().toString());
            case UserRegistered e -> new Resource(Type.USER, e.user().toString());
            case TenantCreated e -> new Resource(Type.TENANT, e.tenant().toString());
            case ApiKeyIssued e -> new Resource(Type.API_KEY, e.key().toString());
            case NodeRegistered e -> new Resource(Type.NODE, e.node().toString());
            case NodeReported e -> new Resource(Type.NODE, e.node().toString());
            case DeciderTookOver e -> new Resource(Type.DECIDER, e.decider());
        };
    }
}
