package io.thecloud.deploy.bench;

import io.thecloud.deploy.home.HomeFolder;
import io.thecloud.deploy.process.RunFile;
import io.thecloud.deploy.process.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What all processes of a platform hold together, in bytes.
///
/// @param resident each page counted once per process that has it (`VmRSS`)
/// @param proportional each page shared out among its processes (`Pss`)
record Memory(long resident, long proportional) {
    static Memory of(HomeFolder home) throws IOException {
        long resident = 0;
        long proportional = 0;
        for (var service : Service.values()) {
            var process = new RunFile(home.run(service))
                    .process()
                    .orElseThrow(() -> new MeasuringFailed(service + " does not run"));
            var folder = Path.of("/proc", Long.toString(process.pid()));
            resident += bytes(folder.resolve("status"), "VmRSS:");
            proportional += bytes(folder.resolve("smaps_rollup"), "Pss:");
        }
        return new Memory(resident, proportional);
    }

    private static long bytes(Path file, String field) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(field))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow(() -> new MeasuringFailed(file + " has no " + field));
        }
    }
}
