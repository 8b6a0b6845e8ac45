package io.github.netpol4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.kubernetes.Kubernetes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Example;

/** Every law that is proved for all clusters is seen to fail for the targets that break it, too. */
class BrokenTargetsProofTest {

    private static final Map<Fault, List<Law<Subject, ProofCase>>> COMPILERS = new LinkedHashMap<>();

    static {
        breaks(Fault.IGNORES_PORTS, List.of(FaithfulProof.LAW, DefaultDenyProof.LAW));
        breaks(Fault.DROPS_EXCEPT, List.of(FaithfulProof.LAW, DefaultDenyProof.LAW));
        breaks(Fault.FORGETS_A_NAMESPACE, List.of(FaithfulProof.LAW, PromiseProof.LAW));
        breaks(Fault.READS_NOT_IN_WRONGLY, List.of(FaithfulProof.LAW, PromiseProof.LAW));
        breaks(Fault.OPENS_ON_AN_EMPTY_LIST, List.of(FaithfulProof.LAW, DefaultDenyProof.LAW));
        breaks(Fault.OPENS_FOR_A_CONTRADICTORY_PEER, List.of(FaithfulProof.LAW, DefaultDenyProof.LAW));
        breaks(Fault.FORGETS_EGRESS_OF_GRANTS, List.of(FaithfulProof.LAW, PromiseProof.LAW));
        breaks(Fault.FORGETS_EGRESS_OBJECTS, List.of(FaithfulProof.LAW, DefaultDenyProof.LAW));
        breaks(Fault.ISOLATES_THE_WHOLE_SOURCE, List.of(FaithfulProof.LAW, MoreAllowsProof.LAW));
        breaks(Fault.GRANTS_AT_THE_UNNAMED_END, List.of(FaithfulProof.LAW, DefaultDenyProof.LAW));
        breaks(Fault.OVERWRITES_A_REPEATED_KEY, List.of(FaithfulProof.LAW, DefaultDenyProof.LAW));
        breaks(Fault.MERGES_PEERS_AND_PORTS_APART, List.of(FaithfulProof.LAW, DefaultDenyProof.LAW));
        breaks(Fault.GRANTS_LABEL_CHOSEN_SOURCES_WHOLE, List.of(FaithfulProof.LAW));
        breaks(Fault.SKIPS_LABEL_CHOSEN_SOURCES, List.of(FaithfulProof.LAW, PromiseProof.LAW));
        breaks(Fault.ISOLATES_THE_DNS, List.of(FaithfulProof.LAW));
        breaks(Fault.COMPILES_POLICIES_APART, List.of(FaithfulProof.LAW, PromiseProof.LAW));
        breaks(Fault.FORGETS_ALLOWS_OF_LATER_POLICIES, List.of(FaithfulProof.LAW, TogetherProof.LAW, PromiseProof.LAW));
        breaks(Fault.KEEPS_THE_LAST_RULE_OF_AN_END, List.of(FaithfulProof.LAW, MoreAllowsProof.LAW, TogetherProof.LAW));
        breaks(Fault.COMPILES_IN_SPITE_OF_GAPS, List.of(FaithfulProof.LAW));
        breaks(Fault.FORGETS_ISOLATES, List.of(FaithfulProof.LAW, DefaultDenyProof.LAW));
        breaks(Fault.LOSES_NAMED_PORTS, List.of(FaithfulProof.LAW));
        breaks(Fault.LOSES_SCTP, List.of(FaithfulProof.LAW));
        breaks(Fault.LOSES_GRANTS_TO_DNS, List.of(FaithfulProof.LAW));
        breaks(Fault.LOSES_BLOCKS, List.of(FaithfulProof.LAW));
        breaks(Fault.HEEDS_A_LABEL_NOBODY_MENTIONS, List.of(FaithfulProof.LAW, DefaultDenyProof.LAW));
        breaks(Fault.NAMES_OBJECTS_BY_THE_ORDER_OF_RULES, List.of(OrderProof.LAW));
        breaks(Fault.PRINTS_IN_HASH_ORDER, List.of(OrderProof.LAW));
        breaks(Fault.REPEATS_REPEATED_RULES, List.of(OrderProof.LAW));
    }

    private static void breaks(Fault fault, List<Law<Subject, ProofCase>> laws) {
        COMPILERS.put(fault, laws);
    }

    private static final int UNBROKEN = 200;

    private final Hunt hunt = new Hunt();

    @Example
    void withoutFaultsNothingIsCaught() {
        assertThat(Proofs.EVERY.falsify(new MutantCompiler(), 1, UNBROKEN)).isEmpty();
    }

    @Example
    void brokenCompilersAreCaught() {
        COMPILERS.forEach((fault, laws) -> laws.forEach(law -> hunt.on(fault, law, new MutantCompiler(fault))));
        hunt.caughtAll();
    }

    @Example
    void wrongKnowledgeOfNamespacesIsCaught() {
        hunt.on(
                "KNOWS_NO_LABELS",
                KnownNamespacesProof.LAW,
                cluster -> Kubernetes.knowing(cluster.namespaces().keySet().stream()
                        .collect(Collectors.toMap(name -> name, name -> Map.<String, String>of()))));
        hunt.on(
                "KNOWS_ONE_NAMESPACE",
                KnownNamespacesProof.LAW,
                cluster -> Kubernetes.knowing(Map.of("a", cluster.namespaces().get("a"))));
        hunt.caughtAll();
    }
}
