package io.thecloud.gateway.databases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/// A database with its password, as it is shown on creation and never again.
///
/// @param password of `cloud_user`; missing while it is not made yet, or cannot be opened
/// @param warning why the password is missing
@JsonInclude(JsonInclude.Include.NON_NULL)
record CreatedJson(
        @JsonUnwrapped DatabaseJson database,
        @Nullable String password,
        @Nullable String warning) {
    @Override
    public String toString() {
        return "CreatedJson[" + database.id() + "]";
    }
}
