package io.thecloud.credentials.vault;

import io.thecloud.credentials.password.Minting;
import io.thecloud.credentials.sealing.DataKeys;
import io.thecloud.credentials.sealing.KeyStore;
import io.thecloud.credentials.sealing.LockedException;
import io.thecloud.credentials.sealing.UnsealableException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way into the vault: shut until the sealed secrets are read and the keys are known to fit them.
public final class VaultDoor {
    private static final int TRIED = 8;

    private final KeyStore store;
    private final SealedSecrets secrets;
    private final InstantSource clock;
    private volatile @Nullable Vault vault;
    private volatile String reason = "the sealed secrets have not been read yet";

    public VaultDoor(KeyStore store, SealedSecrets secrets, InstantSource clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// The vault, once it is open.
    public Optional<Vault> vault() {
        return Optional.ofNullable(vault);
    }

    /// Why it is shut; empty when it is open.
    public Optional<String> trouble() {
        return vault == null ? Optional.of(reason) : Optional.empty();
    }

    /// Opens it, or notes why that cannot be done. To be called when all sealed secrets are read, and again while it
    /// fails.
    public boolean unlock() {
        if (vault != null) {
            return true;
        }
        try {
            var keys = store.unlock(!secrets.all().isEmpty());
            requireFit(keys);
            vault = new Vault(keys, secrets, new Minting(), clock);
            return true;
        } catch (LockedException e) {
            reason = String.valueOf(e.getMessage());
            return false;
        }
    }

    /// One damaged data key is one secret's loss. When none of the first few opens, the key-encryption key is another
    /// one than it was.
    private void requireFit(DataKeys keys) throws LockedException {
        int failed = 0;
        for (var entry : secrets.all().entrySet()) {
            try {
                if (keys.find(entry.getKey(), entry.getValue().database()).isPresent()) {
                    return;
                }
            } catch (UnsealableException e) {
                failed++;
            } catch (IOException e) {
                throw new LockedException("the key store cannot be read: " + e, e);
            }
            if (failed == TRIED) {
                break;
            }
        }
        if (failed > 0) {
            throw new LockedException(
                    "the key-encryption key does not open the data keys; restore the right kek.json from a backup");
        }
    }
}
