package io.thecloud.credentials.sealing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/// Files that hold keys: whole or not there at all after a crash, and for their owner only.
final class KeyFiles {
    private static final String UNFINISHED = ".tmp";
    private static final String FOLDER_MODE = "rwx------";
    private static final String FILE_MODE = "rw-------";
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyFiles() {}

    /// Makes a folder that only its owner may enter; one that exists becomes so.
    static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            sync(folder.toAbsolutePath().getParent());
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER_MODE));
    }

    /// Writes a file so that it is on disk, whole and under its name, when this returns.
    static void write(Path file, byte[] content) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE_MODE));
        try (var channel = FileChannel.open(unfinished, Set.of(CREATE, TRUNCATE_EXISTING, WRITE), mode)) {
            writeAll(channel, content);
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(file.toAbsolutePath().getParent());
    }

    /// Overwrites a file with noise, waits until that is on disk, and removes it; one that is gone stays gone.
    static void shred(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        overwrite(file);
        Files.delete(file);
        sync(file.toAbsolutePath().getParent());
    }

    /// The first half of shredding, on its own for the tests: the file is there, its content is not.
    static void overwrite(Path file) throws IOException {
        try (var channel = FileChannel.open(file, WRITE)) {
            var noise = new byte[Math.toIntExact(channel.size())];
            RANDOM.nextBytes(noise);
            writeAll(channel, noise);
            channel.force(true);
        }
    }

    /// Whether a crash left this file before it had its name.
    static boolean unfinished(Path file) {
        return file.getFileName().toString().endsWith(UNFINISHED);
    }

    private static void writeAll(FileChannel channel, byte[] content) throws IOException {
        var rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }
}
