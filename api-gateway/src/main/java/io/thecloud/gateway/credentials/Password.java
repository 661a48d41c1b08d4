package io.thecloud.gateway.credentials;

/// A password that no log shows by accident.
///
/// @param value the password itself
public record Password(String value) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
