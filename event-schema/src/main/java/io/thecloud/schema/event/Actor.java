package io.thecloud.schema.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.UserId;
import java.util.Locale;

/// Who caused an event: `user:<id>`, `node:<id>` or `service:<name>`.
///
/// @param kind what sort of actor
/// @param name its id or name
public record Actor(Kind kind, String name) {
    /// The sorts of actor.
    public enum Kind {
        USER,
        NODE,
        SERVICE
    }

    /// A signed-in user.
    public static Actor user(UserId user) {
        return new Actor(Kind.USER, user.toString());
    }

    /// A node's agent.
    public static Actor node(NodeId node) {
        return new Actor(Kind.NODE, node.toString());
    }

    /// One of the platform's own services.
    public static Actor service(String name) {
        return new Actor(Kind.SERVICE, name);
    }

    /// Reads the form that `toString` writes.
    @JsonCreator
    public static Actor of(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("an actor is kind:name, not " + text);
        }
        return new Actor(Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
    }

    @JsonValue
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
