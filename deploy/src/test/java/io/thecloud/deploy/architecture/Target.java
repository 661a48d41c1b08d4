package io.thecloud.deploy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;

/// What a rule is about. A rule about nothing passes silently, so every one is checked to be about something.
final class Target {
    private Target() {}

    /// A package and those below it, which must have classes.
    static String existing(String packages) {
        assertThat(classesIn(packages))
                .as("classes in %s: if it was renamed, the rule must follow", packages)
                .isNotEmpty();
        return packages;
    }

    /// A package of a library and those below it, which some class of ours must use.
    static String used(String packages) {
        assertThat(Module.all().stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(JavaClass.Predicates.resideInAPackage(packages)))
                .as("uses of %s: if the library was replaced, the rule must follow", packages)
                .isNotEmpty();
        return packages;
    }

    static void check(ArchRule rule) {
        rule.check(Module.all());
    }

    private static JavaClasses classesIn(String packages) {
        return Module.all()
                .that(JavaClass.Predicates.resideInAPackage(packages)
                        .and(JavaClass.Predicates.simpleName("package-info")
                                .negate()
                                .as("not package-info")));
    }
}
