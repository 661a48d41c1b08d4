package io.thecloud.credentials.sealing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of all keys: `kek.json` and `data/`.
public final class KeyStore {
    private final Path folder;
    private final Path wrapping;
    private final Path data;

    /// @param folder `keys` in the platform's home folder
    public KeyStore(Path folder) {
        this.folder = folder;
        this.wrapping = folder.resolve("kek.json");
        this.data = folder.resolve("data");
    }

    /// The data keys. The key-encryption key is made at the very first start only: where something was ever sealed, a
    /// missing one is a loss to be mended from a backup, and a new one would hide it.
    ///
    /// @param sealedBefore whether sealed secrets exist
    /// @throws LockedException with the reason, if they cannot be used
    public DataKeys unlock(boolean sealedBefore) throws LockedException {
        try {
            KeyFiles.folder(folder);
            return new DataKeys(data, Files.exists(wrapping) ? KeyEncryptionKey.read(wrapping) : make(sealedBefore));
        } catch (UnsealableException e) {
            throw new LockedException("%s holds no key; restore it from a backup".formatted(wrapping), e);
        } catch (IOException e) {
            throw new LockedException("the key store %s cannot be used: %s".formatted(folder, e), e);
        }
    }

    private KeyEncryptionKey make(boolean sealedBefore) throws IOException, LockedException {
        if (sealedBefore || hasDataKeys()) {
            throw new LockedException("secrets exist but the key-encryption key %s is missing; restore it from a backup"
                    .formatted(wrapping));
        }
        return KeyEncryptionKey.make(wrapping);
    }

    private boolean hasDataKeys() throws IOException {
        if (!Files.isDirectory(data)) {
            return false;
        }
        try (var files = Files.newDirectoryStream(data)) {
            return files.iterator().hasNext();
        }
    }
}
