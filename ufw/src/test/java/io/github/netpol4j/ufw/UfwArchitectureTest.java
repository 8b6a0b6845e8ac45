package io.github.netpol4j.ufw;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.support.PublicTypes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The layers are packages, and public is what is meant to be. */
class UfwArchitectureTest {

    private static final String ROOT = "io.github.netpol4j.ufw";

    private static final JavaClasses CLASSES = PublicTypes.all();

    @Test
    void dependenciesOnlyGoDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("target")
                .definedBy(ROOT)
                .layer("policy")
                .definedBy(ROOT + ".policy")
                .layer("rule")
                .definedBy(ROOT + ".rule")
                .layer("apply")
                .definedBy(ROOT + ".apply")
                .layer("flow")
                .definedBy(ROOT + ".flow")
                .layer("services")
                .definedBy(ROOT + ".internal")
                .layer("text")
                .definedBy(ROOT + ".internal.text")
                .layer("plan")
                .definedBy(ROOT + ".internal.apply")
                .layer("compile")
                .definedBy(ROOT + ".internal.compile")
                .layer("findings")
                .definedBy(ROOT + ".internal.findings")
                .layer("kernel")
                .definedBy(ROOT + ".internal.kernel")
                .whereLayer("target")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("rule")
                .mayNotAccessAnyLayer()
                .whereLayer("flow")
                .mayNotAccessAnyLayer()
                .whereLayer("services")
                .mayNotAccessAnyLayer()
                .whereLayer("apply")
                .mayOnlyAccessLayers("rule")
                .whereLayer("policy")
                .mayOnlyAccessLayers("rule", "services")
                .whereLayer("kernel")
                .mayOnlyAccessLayers("rule", "flow")
                .whereLayer("text")
                .mayOnlyAccessLayers("rule")
                .whereLayer("plan")
                .mayOnlyAccessLayers("rule", "apply", "text", "kernel")
                .whereLayer("findings")
                .mayOnlyAccessLayers("rule", "kernel")
                .whereLayer("compile")
                .mayOnlyAccessLayers("policy", "rule", "kernel", "services")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void itDependsOnCoreAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml..", "tools.jackson..", "org.slf4j..", "java.util.logging..", "org.yaml..")
                .check(CLASSES);
    }

    @Test
    void nothingIsPublicThatIsNotListed() {
        String listed = CLASSES.stream()
                .filter(PublicTypes::isPublic)
                .filter(type -> !type.getPackageName().startsWith(ROOT + ".internal"))
                .map(JavaClass::getName)
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining("\n", "", "\n"));
        Golden.compare("public-types.txt", listed);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> open = CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                .map(one -> one.getName())
                .distinct()
                .toList();
        assertThat(open).isEmpty();
    }

    /** Errors are made where all of a package are, so that their words agree. */
    @Test
    void everyErrorOfAPackageIsMadeInItsMessages() {
        List<String> elsewhere = CLASSES.stream()
                .filter(type -> !type.getSimpleName().endsWith("Messages"))
                .filter(type -> type.getPackageName().equals(ROOT)
                        || type.getPackageName().equals(ROOT + ".policy")
                        || type.getPackageName().equals(ROOT + ".rule")
                        || type.getPackageName().equals(ROOT + ".apply"))
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(InvalidInputException.class))
                .map(Object::toString)
                .toList();
        assertThat(elsewhere).isEmpty();
    }
}
