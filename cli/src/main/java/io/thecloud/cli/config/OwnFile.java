package io.thecloud.cli.config;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// Writes files that only their owner may read (mode 600), whole or not at all, even when the power fails.
public final class OwnFile {
    private OwnFile() {}

    /// Replaces `file`; its folder is made (mode 700) if it is missing.
    public static void write(Path file, String content) throws IOException {
        var folder = folder(file);
        folder(folder, file);
        var draft = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), mode)) {
                var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        try (var entries = FileChannel.open(folder)) {
            entries.force(true);
        }
    }

    private static Path folder(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a file has a folder, and " + file + " has none");
        }
        return folder;
    }

    private static void folder(Path folder, Path file) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder");
        }
    }
}
