package io.thecloud.deploy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/regressions.md` promises tests by name; a promise without a test is worth nothing.
class RegressionsTest {
    private static final Path ROOT = Path.of(System.getProperty("cloud.dist"));
    private static final Pattern NAMED = Pattern.compile("`([a-z0-9_]{12,})`");
    private static final Pattern WRITTEN = Pattern.compile("void ([a-z0-9_]+)\\(");

    @Test
    void every_test_that_the_list_of_regressions_names_exists() throws IOException {
        var named = NAMED.matcher(Files.readString(ROOT.resolve("docs/regressions.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty();
        assertThat(testNames()).containsAll(named);
    }

    private static Set<String> testNames() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/test/"))
                    .map(RegressionsTest::text)
                    .flatMap(text -> WRITTEN.matcher(text).results().map((MatchResult match) -> match.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
