package io.thecloud.cli.config;

import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a command works with, after flags, environment and config.json have been weighed against each other.
///
/// @param home the platform's folder, which holds config.json
/// @param apiUrl the gateway, without a slash at the end
/// @param apiKey absent when none was found anywhere
public record Settings(
        Path home,
        URI apiUrl,
        @Nullable String apiKey,
        @Nullable String tenant,
        OutputFormat output,
        boolean debug) {

    /// Where the gateway is when nobody says otherwise.
    public static final URI DEFAULT_API_URL = URI.create("http://127.0.0.1:8080");

    /// What was given on the command line; null where nothing was.
    public record Flags(
            @Nullable Path home,
            @Nullable URI apiUrl,
            @Nullable String tenant,
            @Nullable OutputFormat output,
            boolean debug) {}

    /// Flag over environment over config.json over default.
    ///
    /// @throws CommandFailed if a value is not legal, saying where it was found
    public static Settings resolve(Flags flags, Map<String, String> environment, Path userHome) {
        var home = home(flags, environment, userHome);
        var file = ConfigFile.of(home);
        var stored = file.read();
        var url = flags.apiUrl() != null
                ? url(flags.apiUrl().toString(), "--api-url")
                : set(environment, "CLOUD_API_URL") != null
                        ? url(environment.get("CLOUD_API_URL"), "CLOUD_API_URL")
                        : stored.apiUrl() != null ? url(stored.apiUrl(), file.path() + ": api_url") : DEFAULT_API_URL;
        return new Settings(
                home,
                url,
                first(set(environment, "CLOUD_API_KEY"), stored.apiKey()),
                first(flags.tenant(), set(environment, "CLOUD_TENANT_ID"), stored.tenant()),
                flags.output() != null ? flags.output() : format(stored.output(), file.path()),
                flags.debug() || stored.debug());
    }

    /// `--home`, else CLOUD_HOME, else `.cloud` in the user's folder.
    public static Path home(Flags flags, Map<String, String> environment, Path userHome) {
        var named = flags.home();
        var set = set(environment, "CLOUD_HOME");
        var home = named != null ? named : set != null ? Path.of(set) : userHome.resolve(".cloud");
        return home.toAbsolutePath().normalize();
    }

    private static URI url(String text, String where) {
        var trimmed = text.strip().replaceAll("/+$", "");
        try {
            var url = URI.create(trimmed);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw illegal(text, where, notAnAddress);
        }
        throw illegal(text, where, null);
    }

    private static CommandFailed illegal(String text, String where, @Nullable Throwable cause) {
        var message = "%s is '%s', and that is no address such as %s".formatted(where, text, DEFAULT_API_URL);
        return cause == null
                ? new CommandFailed(ExitStatus.USAGE, message)
                : new CommandFailed(ExitStatus.USAGE, message, cause);
    }

    private static OutputFormat format(@Nullable String name, Path file) {
        if (name == null) {
            return OutputFormat.TABLE;
        }
        for (var format : OutputFormat.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                return format;
            }
        }
        throw new CommandFailed(
                ExitStatus.USAGE, "%s: output is '%s'; allowed are table, json and yaml".formatted(file, name));
    }

    private static @Nullable String set(Map<String, String> environment, String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (var candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }
}
