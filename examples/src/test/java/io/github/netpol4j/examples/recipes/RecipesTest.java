package io.github.netpol4j.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.netpol4j.examples.recipes.Recipe.Expectation;
import io.github.netpol4j.examples.support.Golden;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipesTest {

    private static final KubernetesSerialization FABRIC8 = new KubernetesSerialization();

    @Test
    void thereAreFourteen() {
        assertThat(Recipes.all()).hasSize(14).doesNotHaveDuplicates();
        assertThat(Recipes.all()).extracting(Recipe::name).doesNotHaveDuplicates();
        assertThat(Recipes.all()).extracting(recipe -> recipe.policy().name()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void isMeantAsItsTableSays(Recipe recipe) {
        assertThat(recipe.reachability())
                .allSatisfy(
                        line -> assertThat(recipe.policy().permits(line.flow())).isEqualTo(line.isAllowed()));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void isEnforcedAsItsTableSays(Recipe recipe) {
        KubernetesPolicies compiled = Kubernetes.compile(recipe.policy());

        assertThat(recipe.reachability())
                .allSatisfy(line -> assertThat(compiled.evaluate(line.flow()).isAllowed())
                        .as(() -> compiled.evaluate(line.flow()).toString())
                        .isEqualTo(line.isAllowed()));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void makesTheseObjects(Recipe recipe) {
        KubernetesPolicies compiled = Kubernetes.compile(recipe.policy());

        Golden.check("recipes/" + recipe.name().replace(' ', '-') + ".yaml", compiled.yaml());
        assertThat(readByFabric8(compiled.yaml())).isEqualTo(compiled.objects());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void hasATableThatOnlyItMeets(Recipe recipe) {
        assertThat(recipe.reachability()).extracting(Expectation::isAllowed).contains(true, false);
        assertThat(Recipes.all())
                .filteredOn(other -> recipe.reachability().stream()
                        .allMatch(line -> other.policy().permits(line.flow()) == line.isAllowed()))
                .containsExactly(recipe);
    }

    @Test
    void haveNumbersForPortsWhereFabric8WritesThem() {
        NetworkPolicy object = Kubernetes.compile(Recipes.allowOnlyToAPort().policy())
                .objects()
                .get(0);

        assertThat(FABRIC8.asJson(object)).contains("\"port\":9090");
    }

    @Test
    void areAllPrinted() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Recipes.print(new PrintStream(printed, true, StandardCharsets.UTF_8));

        Golden.check("recipes/all.txt", printed.toString(StandardCharsets.UTF_8));
    }

    static Stream<Named<Recipe>> recipes() {
        return Recipes.all().stream().map(recipe -> Named.of(recipe.name(), recipe));
    }

    private static List<NetworkPolicy> readByFabric8(String yaml) {
        return Stream.of(yaml.split("(?m)^---$", -1))
                .filter(document -> !document.isBlank())
                .map(document -> FABRIC8.unmarshal(document, NetworkPolicy.class))
                .toList();
    }
}
