package io.thecloud.credentials.vault;

import io.thecloud.credentials.password.Minting;
import io.thecloud.credentials.password.Password;
import io.thecloud.credentials.password.Passwords;
import io.thecloud.credentials.sealing.DataKey;
import io.thecloud.credentials.sealing.DataKeys;
import io.thecloud.credentials.sealing.UnsealableException;
import io.thecloud.credentials.vault.Opening.Damaged;
import io.thecloud.credentials.vault.Opening.None;
import io.thecloud.credentials.vault.Opening.Opened;
import io.thecloud.credentials.vault.Opening.Shredded;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All that may be done to a database's passwords.
///
/// The order makes every crash harmless: the data key is on disk before what it sealed is in `cloud.secrets`, and is
/// destroyed before that is forgotten. So a key without a record means "not minted yet", and a record without a key
/// means "shredded". Doing a thing again finds it done.
public final class Vault {
    private static final int LOCKS = 64;

    private final DataKeys keys;
    private final SealedSecrets secrets;
    private final Minting minting;
    private final InstantSource clock;
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    public Vault(DataKeys keys, SealedSecrets secrets, Minting minting, InstantSource clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.minting = minting;
        this.clock = clock;
    }

    /// Opens a secret.
    public Opening open(SecretId id) {
        var sealed = secrets.find(id);
        return sealed.isEmpty() ? new None() : open(id, sealed.get());
    }

    /// Makes a password for each role that has none.
    ///
    /// @return [Opened], or why what is there already cannot be used; nothing is replaced then
    public Opening mint(SecretId id, DatabaseId database, TenantId tenant) {
        return alone(id, () -> switch (open(id)) {
            case Opened opened when !opened.secret().deposit() -> opened;
            case Opened opened -> seal(id, database, tenant, opened.passwords().completed(minting), false);
            case None _ -> seal(id, database, tenant, Passwords.none().completed(minting), false);
            case Shredded shredded -> shredded;
            case Damaged damaged -> damaged;
        });
    }

    /// Keeps the password that a user chose until the log says what becomes of it; the first one counts.
    ///
    /// @return [Opened], or why what is there already cannot be used
    public Opening deposit(SecretId id, DatabaseId database, TenantId tenant, Password password) {
        return alone(id, () -> switch (open(id)) {
            case Opened opened -> opened;
            case None _ -> seal(id, database, tenant, Passwords.chosen(password), true);
            case Shredded shredded
            when shredded.secret().deposit() -> seal(id, database, tenant, Passwords.chosen(password), true);
            case Shredded shredded -> shredded;
            case Damaged damaged -> damaged;
        });
    }

    /// Destroys a secret's key, then forgets the secret.
    public void shred(SecretId id) {
        alone(id, () -> destroy(id));
    }

    /// Shreds a deposit that came before `limit`, or a key under which nothing is sealed; minted passwords stay.
    ///
    /// @return whether there is nothing left
    public boolean discard(SecretId id, Instant limit) {
        return alone(id, () -> {
            var sealed = secrets.find(id);
            var since = sealed.isEmpty() ? Instant.MIN : sealed.get().depositedAt();
            return since != null && since.isBefore(limit) && destroy(id);
        });
    }

    /// Every sealed secret there is.
    public Map<SecretId, SealedSecret> sealed() {
        return secrets.all();
    }

    /// Keys made before `limit` under which nothing is sealed: a deposit that a crash cut short.
    public List<SecretId> strayKeys(Instant limit) {
        try {
            return keys.madeBefore(limit).stream()
                    .filter(id -> secrets.find(id).isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UnavailableException("the key store cannot be listed", e);
        }
    }

    private boolean destroy(SecretId id) {
        try {
            keys.shred(id);
        } catch (IOException e) {
            throw new UnavailableException("a data key could not be shredded", e);
        }
        if (secrets.find(id).isPresent()) {
            secrets.remove(id);
        }
        return true;
    }

    private Opening open(SecretId id, SealedSecret sealed) {
        try {
            var key = keys.find(id, sealed.database());
            return key.isEmpty() ? new Shredded(sealed) : new Opened(sealed, unseal(key.get(), sealed));
        } catch (UnsealableException e) {
            return new Damaged(sealed, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UnavailableException("the key store cannot be read", e);
        }
    }

    private static Passwords unseal(DataKey key, SealedSecret sealed) throws UnsealableException {
        byte[] plain;
        try {
            plain = key.open(Base64.getDecoder().decode(sealed.sealed()));
        } catch (IllegalArgumentException e) {
            throw new UnsealableException("the sealed record is not base64", e);
        }
        try {
            return SecretJson.readPasswords(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private Opening seal(SecretId id, DatabaseId database, TenantId tenant, Passwords passwords, boolean deposit) {
        var plain = SecretJson.write(passwords);
        try {
            var sealed = keys.findOrMake(id, database).seal(plain);
            var secret = new SealedSecret(
                    database, tenant, Base64.getEncoder().encodeToString(sealed), deposit ? clock.instant() : null);
            secrets.put(id, secret);
            return new Opened(secret, passwords);
        } catch (UnsealableException e) {
            throw new IllegalStateException("a new data key is of no use", e);
        } catch (IOException e) {
            throw new UnavailableException("the key store cannot be written", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// Runs `work` while nobody else changes that secret.
    private <T> T alone(SecretId id, Supplier<T> work) {
        var lock = locks.get(Math.floorMod(id.hashCode(), LOCKS));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
