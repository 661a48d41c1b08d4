package io.thecloud.gateway.access;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// The caller of the request at hand, once it is known.
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;

    void set(Caller known) {
        caller = known;
    }

    /// The caller.
    ///
    /// @throws IllegalStateException on a path that asks for no API key
    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("this path asks for no API key, so it has no caller");
        }
        return caller;
    }
}
