package io.github.netpol4j.calico;

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
class CalicoArchitectureTest {

    private static final String ROOT = "io.github.netpol4j.calico";

    private static final JavaClasses CLASSES = PublicTypes.all();

    @Test
    void dependenciesOnlyGoDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("target")
                .definedBy(ROOT)
                .layer("policy")
                .definedBy(ROOT + ".policy")
                .layer("resource")
                .definedBy(ROOT + ".resource")
                .layer("selector")
                .definedBy(ROOT + ".selector")
                .layer("felix")
                .definedBy(ROOT + ".felix")
                .layer("compile")
                .definedBy(ROOT + ".internal.compile")
                .layer("engine")
                .definedBy(ROOT + ".internal.felix")
                .layer("findings")
                .definedBy(ROOT + ".internal.findings")
                .layer("manifest")
                .definedBy(ROOT + ".internal.manifest")
                .layer("validation")
                .definedBy(ROOT + ".internal.validation")
                .whereLayer("target")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("resource")
                .mayNotAccessAnyLayer()
                .whereLayer("felix")
                .mayNotAccessAnyLayer()
                .whereLayer("selector")
                .mayOnlyAccessLayers("resource")
                .whereLayer("policy")
                .mayOnlyAccessLayers("resource", "selector")
                .whereLayer("compile")
                .mayOnlyAccessLayers("policy", "resource", "selector", "felix")
                .whereLayer("engine")
                .mayOnlyAccessLayers("resource", "selector", "felix")
                .whereLayer("findings")
                .mayOnlyAccessLayers("resource", "selector", "felix")
                .whereLayer("manifest")
                .mayOnlyAccessLayers("resource")
                .whereLayer("validation")
                .mayOnlyAccessLayers("resource", "selector")
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
                        || type.getPackageName().equals(ROOT + ".resource")
                        || type.getPackageName().equals(ROOT + ".selector"))
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(InvalidInputException.class))
                .map(Object::toString)
                .toList();
        assertThat(elsewhere).isEmpty();
    }
}
