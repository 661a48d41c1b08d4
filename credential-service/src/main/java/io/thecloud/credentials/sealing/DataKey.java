package io.thecloud.credentials.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import io.thecloud.schema.id.DatabaseId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// The key of one secret. What it seals opens for the same database only: its id is the associated data.
public final class DataKey {
    private final Aead aead;
    private final byte[] associated;

    DataKey(KeysetHandle keyset, DatabaseId database) throws UnsealableException {
        try {
            this.aead = KeyEncryptionKey.primitive(keyset);
        } catch (GeneralSecurityException e) {
            throw new UnsealableException("the data key is of no use", e);
        }
        this.associated = associated(database);
    }

    /// Encrypts.
    public byte[] seal(byte[] plain) {
        try {
            return aead.encrypt(plain, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a password cannot be sealed", e);
        }
    }

    /// Decrypts.
    ///
    /// @throws UnsealableException if it was changed, or sealed with another key or for another database
    public byte[] open(byte[] sealed) throws UnsealableException {
        try {
            return aead.decrypt(sealed, associated);
        } catch (GeneralSecurityException e) {
            throw new UnsealableException("the sealed record does not fit its key", e);
        }
    }

    static byte[] associated(DatabaseId database) {
        return database.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
