package io.thecloud.credentials.vault;

import io.thecloud.credentials.password.Passwords;

/// What came of opening a secret.
public sealed interface Opening {
    /// It opened.
    record Opened(SealedSecret secret, Passwords passwords) implements Opening {}

    /// There is none: never minted, or shredded.
    record None() implements Opening {}

    /// The sealed record is there, its key is not.
    record Shredded(SealedSecret secret) implements Opening {}

    /// The key or the record was damaged, or was made for another database.
    record Damaged(SealedSecret secret, String reason) implements Opening {}
}
