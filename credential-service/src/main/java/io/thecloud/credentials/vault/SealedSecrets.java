package io.thecloud.credentials.vault;

import io.thecloud.schema.id.SecretId;
import java.util.Map;
import java.util.Optional;

/// Where sealed secrets are kept. A change is safe when its method has returned.
public interface SealedSecrets {
    /// The sealed secret of that id, if there is one.
    Optional<SealedSecret> find(SecretId id);

    /// Keeps a sealed secret, in place of the one before.
    ///
    /// @throws UnavailableException if it may not have been kept
    void put(SecretId id, SealedSecret secret);

    /// Forgets a sealed secret.
    ///
    /// @throws UnavailableException if it may not have been forgotten
    void remove(SecretId id);

    /// Every sealed secret there is.
    Map<SecretId, SealedSecret> all();
}
