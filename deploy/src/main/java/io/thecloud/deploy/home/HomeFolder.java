package io.thecloud.deploy.home;

import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.config.OwnFile;
import io.thecloud.deploy.process.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// The folder that holds all of a platform's state. Only its owner may look inside (mode 700).
///
/// @param path `~/.cloud`, or what CLOUD_HOME or `--home` says
public record HomeFolder(Path path) {
    private static final int TOKEN_BYTES = 32;

    /// Makes the folders and the services' shared token, if they are missing.
    public void prepare() throws IOException {
        ownFolder(path);
        ownFolder(path.resolve("run"));
        ownFolder(path.resolve("log"));
        ownFolder(kafka());
        if (!Files.exists(token())) {
            var secret = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(secret);
            OwnFile.write(token(), HexFormat.of().formatHex(secret) + "\n");
        }
    }

    /// The platform that lives here, founded now if there is none.
    public Platform foundOrRead() throws IOException {
        var there = platform();
        if (there.isPresent()) {
            return there.get();
        }
        var founded = Platform.found(Ports::isFree);
        OwnFile.write(platformFile(), founded.json());
        return founded;
    }

    /// The platform that lives here, if one does.
    ///
    /// @throws CommandFailed if its file cannot be understood
    public Optional<Platform> platform() throws IOException {
        try {
            return Optional.of(Platform.read(Files.readAllBytes(platformFile())));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new CommandFailed(
                    ExitStatus.FAILED,
                    "%s cannot be understood: %s; repair it, its data belongs to these ids"
                            .formatted(platformFile(), broken.getMessage()),
                    broken);
        }
    }

    /// The services' shared secret.
    public Path token() {
        return path.resolve("token");
    }

    /// The broker's settings and data.
    public Path kafka() {
        return path.resolve("kafka");
    }

    /// Where a service writes.
    public Path log(Service service) {
        return path.resolve("log").resolve(service + ".log");
    }

    /// Which process a service is.
    public Path run(Service service) {
        return path.resolve("run").resolve(service + ".json");
    }

    /// Held by whoever starts or stops services.
    public Path lock() {
        return path.resolve("lock");
    }

    private Path platformFile() {
        return path.resolve("platform.json");
    }

    private static void ownFolder(Path folder) throws IOException {
        var mode = PosixFilePermissions.fromString("rwx------");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mode));
        }
        Files.setPosixFilePermissions(folder, mode);
    }
}
