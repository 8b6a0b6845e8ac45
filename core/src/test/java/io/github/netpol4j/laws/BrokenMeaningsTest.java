package io.github.netpol4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.laws.AskingProof.Asking;
import net.jqwik.api.Example;

/** Sets that say something else than the definition or the documentation are caught: flow by flow, and for every cluster. */
class BrokenMeaningsTest {

    private static final int UNBROKEN = 200;

    private final Hunt hunt = new Hunt();

    @Example
    void withoutFaultsNothingIsCaught() {
        Meanings defined = BrokenMeanings.ofPolicies(Definition::new);
        Meanings documented = BrokenMeanings.ofObjects(Documentation::new);

        assertThat(MeaningLaws.LAW.falsify(defined.policyByFlow(), 1, UNBROKEN)).isEmpty();
        assertThat(EngineLaws.LAW.falsify(documented.objectsByFlow(), 2, UNBROKEN))
                .isEmpty();
        assertThat(MeaningProof.LAW.falsify(defined, 3, UNBROKEN)).isEmpty();
        assertThat(MeaningProof.LAW.falsify(documented, 4, UNBROKEN)).isEmpty();
    }

    @Example
    void brokenMeaningsOfPoliciesAreCaught() {
        BrokenMeanings.ofPolicies().forEach((fault, broken) -> {
            hunt.on(fault, MeaningLaws.LAW, broken.policyByFlow());
            hunt.on(fault, MeaningProof.LAW, broken);
        });
        hunt.caughtAll();
    }

    @Example
    void brokenMeaningsOfObjectsAreCaught() {
        BrokenMeanings.ofObjects().forEach((fault, broken) -> {
            hunt.on(fault, EngineLaws.LAW, broken.objectsByFlow());
            hunt.on(fault, MeaningProof.LAW, broken);
        });
        hunt.caughtAll();
    }

    @Example
    void piecesThatAreNotOfTheWholeAreCaught() {
        Asking library = AskingProof.LIBRARY;
        hunt.on("SEES_NO_DIFFERENCE", AskingProof.LAW, new Asking((one, other) -> FlowSet.none(), library.within()));
        hunt.on(
                "TAKES_ONE_FOR_THE_OTHER",
                AskingProof.LAW,
                new Asking((one, other) -> library.beyond().apply(other, one), library.within()));
        hunt.on(
                "LOOKS_AT_THE_FIRST_REGION",
                AskingProof.LAW,
                new Asking(
                        library.beyond(),
                        (meaning, regions) -> library.within()
                                .apply(meaning, regions.stream().limit(1).toList())));
        hunt.on(
                "FORGETS_THE_REGIONS",
                AskingProof.LAW,
                new Asking(library.beyond(), (meaning, regions) -> meaning.surely()));
        hunt.caughtAll();
    }
}
