package io.thecloud.credentials.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/// The key that wraps every data key: AES-256-GCM, in a file of mode 600. It never leaves this machine.
public final class KeyEncryptionKey {
    private final Aead aead;

    private KeyEncryptionKey(KeysetHandle keyset) throws GeneralSecurityException {
        this.aead = primitive(keyset);
    }

    /// Makes a new one and writes it.
    public static KeyEncryptionKey make(Path file) throws IOException {
        var keyset = generate();
        try {
            var json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
            KeyFiles.write(file, json.getBytes(StandardCharsets.UTF_8));
            return new KeyEncryptionKey(keyset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a new key cannot be written", e);
        }
    }

    /// Reads the one in a file.
    ///
    /// @throws UnsealableException if what is in the file is no key
    public static KeyEncryptionKey read(Path file) throws IOException, UnsealableException {
        register();
        try {
            var keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get());
            return new KeyEncryptionKey(keyset);
        } catch (GeneralSecurityException e) {
            throw new UnsealableException("the key-encryption key cannot be read", e);
        }
    }

    byte[] wrap(KeysetHandle dataKey, byte[] associated) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, aead, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a new data key cannot be wrapped", e);
        }
    }

    KeysetHandle unwrap(byte[] wrapped, byte[] associated) throws UnsealableException {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, associated);
        } catch (GeneralSecurityException e) {
            throw new UnsealableException("the data key cannot be unwrapped", e);
        }
    }

    static KeysetHandle generate() {
        register();
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not to be had", e);
        }
    }

    static Aead primitive(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static void register() {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not to be had", e);
        }
    }
}
