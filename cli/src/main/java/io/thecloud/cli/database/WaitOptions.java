package io.thecloud.cli.database;

import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Whether and how long a command waits for what it began.
public final class WaitOptions {
    // The gateway answers at the latest after this; a longer wait is made of several requests.
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

    @Option(names = "--no-wait", description = "return as soon as the platform has taken it on")
    boolean noWait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Span.class,
            description = "how long to wait, such as 90s or 10m (10m, the platform's own deadline)")
    Duration timeout = Duration.ofMinutes(10);

    /// What to ask of the gateway in the first request.
    Duration firstWait() {
        if (noWait) {
            return Duration.ZERO;
        }
        return timeout.compareTo(LONGEST_REQUEST) < 0 ? timeout : LONGEST_REQUEST;
    }

    /// When to give up, on `System.nanoTime()`'s scale.
    long deadline() {
        return System.nanoTime() + timeout.toNanos();
    }

    /// Rests between two looks; false when the time is up.
    static boolean rest(long deadline) {
        var left = deadline - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        try {
            Thread.sleep(Duration.ofNanos(Math.min(left, 500_000_000L)));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(ExitStatus.STILL_RUNNING, "interrupted while waiting; it goes on", interrupted);
        }
    }

    /// Reads `90`, `90s`, `10m` or `1h`; a number alone is seconds.
    public static final class Span implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smh]?)");

        @Override
        public Duration convert(String text) {
            var match = FORM.matcher(text);
            if (!match.matches() || Long.parseLong(match.group(1)) == 0) {
                throw new TypeConversionException("'" + text + "' is no time such as 90s, 10m or 1h, at least 1s");
            }
            long number = Long.parseLong(match.group(1));
            return switch (match.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofSeconds(number);
            };
        }
    }
}
