package io.thecloud.credentials.vault;

import io.thecloud.schema.id.SecretId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Sealed secrets in memory, in place of a topic that can be away.
public final class RememberedSecrets implements SealedSecrets {
    private final Map<SecretId, SealedSecret> kept = new HashMap<>();
    private boolean away;

    /// From now on nothing can be written, or can again.
    public void away(boolean now) {
        away = now;
    }

    @Override
    public Optional<SealedSecret> find(SecretId id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public void put(SecretId id, SealedSecret secret) {
        requireThere();
        kept.put(id, secret);
    }

    @Override
    public void remove(SecretId id) {
        requireThere();
        kept.remove(id);
    }

    @Override
    public Map<SecretId, SealedSecret> all() {
        return Map.copyOf(kept);
    }

    private void requireThere() {
        if (away) {
            throw new UnavailableException("away", null);
        }
    }
}
