package io.thecloud.provisioner;

import io.thecloud.schema.id.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Keeps the node's id over restarts.
final class NodeIdFile {
    private NodeIdFile() {}

    /// The id in `file`; made and written whole when there is none.
    static NodeId in(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            var fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), NodeId.random() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return NodeId.of(Files.readString(file).strip());
    }
}
