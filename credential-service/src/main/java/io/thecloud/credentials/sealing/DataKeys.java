package io.thecloud.credentials.sealing;

import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.SecretId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The data keys, one wrapped in each file. They are nowhere else, not even in memory for longer than a call: when the
/// file is shredded, the secret is gone.
///
/// Shredding overwrites in place. On storage that keeps old blocks (copy-on-write, flash) what remains is still wrapped
/// by the key-encryption key.
public final class DataKeys {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path folder;
    private final KeyEncryptionKey wrapping;

    /// @param folder made if it is missing
    public DataKeys(Path folder, KeyEncryptionKey wrapping) throws IOException {
        this.folder = folder;
        this.wrapping = wrapping;
        KeyFiles.folder(folder);
        shredUnfinished();
    }

    /// The data key of a secret, if there is one.
    ///
    /// @throws UnsealableException if there is, but damaged or another database's
    public Optional<DataKey> find(SecretId secret, DatabaseId database) throws IOException, UnsealableException {
        byte[] wrapped;
        try {
            wrapped = Files.readAllBytes(file(secret));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(new DataKey(wrapping.unwrap(wrapped, DataKey.associated(database)), database));
    }

    /// The data key of a secret under which nothing is sealed yet: the one that is there, else a new one.
    public DataKey findOrMake(SecretId secret, DatabaseId database) throws IOException, UnsealableException {
        var found = usable(secret, database);
        if (found.isPresent()) {
            return found.get();
        }
        var made = KeyEncryptionKey.generate();
        KeyFiles.write(file(secret), wrapping.wrap(made, DataKey.associated(database)));
        return new DataKey(made, database);
    }

    /// Destroys a data key, and with it all that it sealed; a key that is gone stays gone.
    public void shred(SecretId secret) throws IOException {
        KeyFiles.shred(file(secret));
    }

    /// The secrets whose key was made before `limit`.
    public List<SecretId> madeBefore(Instant limit) throws IOException {
        var old = new ArrayList<SecretId>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                if (UUID.matcher(name).matches()
                        && Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    old.add(SecretId.of(name));
                }
            }
        }
        return old;
    }

    /// A damaged key counts as none here: a shredding that was interrupted leaves one, and it protects nothing.
    private Optional<DataKey> usable(SecretId secret, DatabaseId database) throws IOException {
        try {
            return find(secret, database);
        } catch (UnsealableException e) {
            return Optional.empty();
        }
    }

    private void shredUnfinished() throws IOException {
        try (var files = Files.newDirectoryStream(folder, KeyFiles::unfinished)) {
            for (var file : files) {
                KeyFiles.shred(file);
            }
        }
    }

    private Path file(SecretId secret) {
        return folder.resolve(secret.toString());
    }
}
