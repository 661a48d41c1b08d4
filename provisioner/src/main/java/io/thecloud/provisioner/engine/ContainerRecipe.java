package io.thecloud.provisioner.engine;

import java.util.List;
import java.util.Map;

/// What an engine needs of its container, beside what every container gets.
///
/// @param environment variables for the image's entrypoint; never a secret
/// @param command the arguments of the image's entrypoint
/// @param files by absolute path: copied in before the first start, readable by all in the container
/// @param bootstrapFile where the entrypoint reads the one-time password
/// @param dataPath where the volume is mounted
/// @param port the port the engine listens on
public record ContainerRecipe(
        Map<String, String> environment,
        List<String> command,
        Map<String, String> files,
        String bootstrapFile,
        String dataPath,
        int port) {}
