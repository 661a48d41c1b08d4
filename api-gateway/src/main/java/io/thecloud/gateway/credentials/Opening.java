package io.thecloud.gateway.credentials;

/// What came of asking for a password.
public sealed interface Opening {
    /// Here it is.
    record Opened(String username, Password password) implements Opening {}

    /// There is none, or none any more.
    record Missing() implements Opening {}

    /// The credential-service does not answer as it should.
    ///
    /// @param reason for a person, without secrets
    record Unreachable(String reason) implements Opening {}
}
