package io.thecloud.deploy.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a process is to be started.
///
/// @param marker an argument that occurs in its command line alone, so that it is found even when its run file was lost
/// @param command the program and its arguments, `marker` among them
/// @param environment added to what is inherited
/// @param folder its working folder
/// @param log what it says is added to this file
public record ProcessSpec(String marker, List<String> command, Map<String, String> environment, Path folder, Path log) {
    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (!command.contains(marker)) {
            throw new IllegalArgumentException("the command does not hold its marker " + marker);
        }
    }
}
