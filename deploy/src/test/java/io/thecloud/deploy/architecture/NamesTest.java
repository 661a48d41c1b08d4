package io.thecloud.deploy.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Names that say nothing, packages that say nothing, and files too long to read.
class NamesTest {
    private static final int MOST_LINES = 400;
    private static final Set<String> EMPTY_WORDS = Set.of("util", "utils", "common", "impl", "helper", "misc");

    @Test
    void no_class_is_called_after_a_pattern_instead_of_a_thing() {
        Target.check(noClasses()
                .should()
                .haveSimpleNameContaining("Util")
                .orShould()
                .haveSimpleNameContaining("Helper")
                .orShould()
                .haveSimpleNameContaining("Manager")
                .orShould()
                .haveSimpleNameContaining("Impl"));
    }

    @Test
    void no_package_is_called_after_nothing() {
        assertThat(Module.all().stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(name -> assertThat(name.split("\\.")).doesNotContainAnyElementsOf(EMPTY_WORDS));
    }

    @ParameterizedTest
    @EnumSource
    void every_package_says_what_lives_there_and_is_null_marked(Module module) {
        var packages = Module.all().stream()
                .filter(JavaClass.Predicates.resideInAPackage(Target.existing(module.packages())))
                .map(JavaClass::getPackage)
                .distinct()
                .toList();
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.isAnnotatedWith(NullMarked.class))
                        .as("%s has a package-info with @NullMarked", found.getName())
                        .isTrue());
    }

    @Test
    void every_package_info_says_it_in_two_sentences() {
        var sources =
                sources().filter(file -> file.endsWith("package-info.java")).toList();
        assertThat(sources)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(sentences(file))
                        .as("sentences of %s", Module.project().relativize(file))
                        .isGreaterThanOrEqualTo(2));
    }

    @Test
    void no_file_is_longer_than_a_reader_likes() {
        var sources = sources().toList();
        assertThat(sources).as("source files").hasSizeGreaterThan(100);
        assertThat(sources)
                .allSatisfy(file -> assertThat(lines(file))
                        .as("lines of %s", Module.project().relativize(file))
                        .isLessThanOrEqualTo(MOST_LINES));
    }

    private static Stream<Path> sources() {
        return Stream.of(Module.values())
                .flatMap(module -> Stream.of("main", "test").map(module::source))
                .filter(Files::isDirectory)
                .flatMap(NamesTest::javaFiles);
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Path file) {
        return read(file).size();
    }

    private static int sentences(Path packageInfo) {
        var text = read(packageInfo).stream()
                .filter(line -> line.startsWith("///"))
                .collect(Collectors.joining(" "));
        return text.split("[.;:](?=\\s|$)").length;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
