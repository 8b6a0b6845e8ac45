package io.github.netpol4j;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.github.netpol4j.support.PublicTypes.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.support.PublicTypes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The layers are packages, and public is what is meant to be. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = PublicTypes.all();

    @Test
    void dependenciesOnlyGoDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("finding")
                .definedBy(ROOT + ".finding")
                .layer("internal")
                .definedBy(ROOT + ".internal")
                .layer("yaml")
                .definedBy(ROOT + ".internal.yaml")
                .layer("manifest")
                .definedBy(ROOT + ".internal.manifest")
                .layer("objects")
                .definedBy(ROOT + ".internal.cluster")
                .layer("diagram")
                .definedBy(ROOT + ".internal.diagram")
                .layer("flow")
                .definedBy(ROOT + ".flow")
                .layer("rule")
                .definedBy(ROOT + ".rule")
                .layer("target")
                .definedBy(ROOT + ".target")
                .layer("words")
                .definedBy(ROOT)
                .layer("kubernetes")
                .definedBy(ROOT + ".kubernetes")
                .layer("cluster")
                .definedBy(ROOT + ".cluster")
                .layer("lint")
                .definedBy(ROOT + ".internal.lint")
                .optionalLayer("analysis")
                .definedBy(ROOT + ".analysis", ROOT + ".analysis.hosts")
                .optionalLayer("report")
                .definedBy(ROOT + ".report")
                .whereLayer("finding")
                .mayNotAccessAnyLayer()
                .whereLayer("internal")
                .mayOnlyAccessLayers("finding")
                .whereLayer("yaml")
                .mayOnlyAccessLayers("finding", "internal", "target")
                .whereLayer("manifest")
                .mayOnlyAccessLayers("finding", "internal", "yaml", "target")
                .whereLayer("objects")
                .mayOnlyAccessLayers("finding", "internal", "yaml", "target")
                .whereLayer("diagram")
                .mayNotAccessAnyLayer()
                .whereLayer("diagram")
                .mayOnlyBeAccessedByLayers("flow")
                .whereLayer("flow")
                .mayOnlyAccessLayers("finding", "internal", "diagram")
                .whereLayer("rule")
                .mayOnlyAccessLayers("finding", "internal", "flow")
                .whereLayer("target")
                .mayOnlyAccessLayers("finding", "internal", "flow")
                .whereLayer("words")
                .mayOnlyAccessLayers("finding", "internal", "flow", "rule", "target", "analysis")
                .whereLayer("kubernetes")
                .mayOnlyAccessLayers("finding", "internal", "yaml", "manifest", "flow", "rule", "target")
                .whereLayer("cluster")
                .mayOnlyAccessLayers(
                        "finding", "internal", "yaml", "manifest", "flow", "target", "kubernetes", "objects")
                .whereLayer("lint")
                .mayOnlyAccessLayers("finding", "internal", "flow", "target", "cluster")
                .whereLayer("lint")
                .mayOnlyBeAccessedByLayers("analysis")
                .whereLayer("analysis")
                .mayOnlyAccessLayers("finding", "internal", "flow", "rule", "target", "cluster", "lint")
                .whereLayer("words")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingIsPublicThatIsNotListed() {
        String listed = CLASSES.stream()
                .filter(PublicTypes::isPublic)
                .filter(not(resideInAnyPackage(ROOT + ".internal..")))
                .map(JavaClass::getName)
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining("\n", "", "\n"));
        Golden.compare("public-types.txt", listed);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> open = CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toSet());
        assertThat(open).isEmpty();
    }

    @Test
    void noObjectMapperAndNoLogging() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml.jackson.databind..",
                        "tools.jackson..",
                        "org.slf4j..",
                        "java.util.logging..",
                        "org.apache..")
                .check(CLASSES);
    }

    @Test
    void nothingPublicAndStaticCanChange() {
        fields().that().areStatic().and().arePublic().should().beFinal().check(CLASSES);
        fields().that()
                .areStatic()
                .and()
                .arePublic()
                .should()
                .notHaveRawType(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "an array or a collection that can change",
                        (JavaClass type) -> type.isArray()
                                || (type.isAssignableTo(java.util.Collection.class)
                                        && !type.isEquivalentTo(java.util.List.class))
                                || type.isAssignableTo(java.util.Map.class)))
                .check(CLASSES);
    }

    @Test
    void valuesHaveFinalFields() {
        classes().that(resideInPackageOfValues()).should(haveOnlyFinalFields()).check(CLASSES);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> resideInPackageOfValues() {
        return resideInAnyPackage(
                ROOT, ROOT + ".finding", ROOT + ".flow", ROOT + ".rule", ROOT + ".target", ROOT + ".cluster");
    }

    private static ArchCondition<JavaClass> haveOnlyFinalFields() {
        return new ArchCondition<>("have only final fields") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field ->
                                !field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.FINAL))
                        .filter(field -> !field.getOwner().getSimpleName().isEmpty())
                        .forEach(field -> events.add(SimpleConditionEvent.violated(type, field.getFullName())));
            }
        };
    }

    @Test
    void everyErrorOfAPackageIsMadeInItsMessages() {
        classes()
                .that()
                .areNotAssignableTo(InvalidInputException.class)
                .and()
                .haveSimpleNameNotEndingWith("Messages")
                .and()
                .haveSimpleNameNotEndingWith("Refusals")
                .and()
                .resideInAnyPackage(ROOT, ROOT + ".flow", ROOT + ".rule", ROOT + ".cluster")
                .should(notMakeErrors())
                .check(CLASSES);
    }

    private static ArchCondition<JavaClass> notMakeErrors() {
        return new ArchCondition<>("not make errors themselves") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getConstructorCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isEquivalentTo(InvalidInputException.class))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
            }
        };
    }

    @Test
    void theListOfPackagesIsTheOneThatUsersWereTold() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(name -> Arrays.asList(
                                "",
                                ".finding",
                                ".internal",
                                ".internal.yaml",
                                ".internal.manifest",
                                ".internal.cluster",
                                ".internal.lint",
                                ".internal.diagram",
                                ".flow",
                                ".rule",
                                ".target",
                                ".kubernetes",
                                ".cluster",
                                ".analysis",
                                ".analysis.hosts",
                                ".report")
                        .contains(name.substring(ROOT.length())));
    }
}
