package io.github.netpol4j.kubernetes;

import io.github.netpol4j.kubernetes.PolicyObject.Block;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says of a NetworkPolicy what the API server would say on its creation, in its words and its order.
 *
 * <p>Two API servers, that is: until Kubernetes 1.35 CIDRs with host bits, leading zeros or IPv4-mapped addresses are
 * taken, with a warning since 1.33; since 1.36 (StrictIPCIDRValidation) they are refused in new objects, and still found
 * in old ones. So what is read is judged by {@link #validate}, and what is written by {@link #validateStrictly}.
 *
 * <p>What it lets pass is what a cluster accepts, not what is wise: ports listed twice, rules in a direction that
 * {@code policyTypes} leaves out and exceptions that leave nothing of a block are all valid.
 *
 * <p>Source: k8s.io/kubernetes pkg/apis/networking/validation, ValidateNetworkPolicy, of release 1.37.
 */
final class Validator {

    private static final String INGRESS = "Ingress";
    private static final String EGRESS = "Egress";

    private Validator() {}

    /**
     * Everything for which any API server would refuse the object.
     *
     * @param policy any object
     * @return what is wrong, each once; nothing means that it is valid
     */
    static List<Violation> validate(PolicyObject policy) {
        return validate(policy, false);
    }

    /**
     * Everything for which an API server that checks CIDRs strictly would refuse the object, as it does since 1.36.
     *
     * @param policy any object
     * @return what is wrong, each once; nothing means that it is valid everywhere
     */
    static List<Violation> validateStrictly(PolicyObject policy) {
        return validate(policy, true);
    }

    private static List<Violation> validate(PolicyObject policy, boolean strictCidrs) {
        List<Violation> found = new ArrayList<>();
        TrafficRules rules = new TrafficRules(strictCidrs, found);
        MetadataRules.metadata(policy, found);
        SelectorRules.selector("spec.podSelector", policy.podSelector(), found);
        rules.check("spec.ingress", "from", policy.ingress());
        rules.check("spec.egress", "to", policy.egress());
        policyTypes(policy.policyTypes(), found);
        return found.stream().distinct().toList();
    }

    /**
     * What the API server accepts, but with a warning: CIDRs that may be misread, or that 1.36 refuses in new objects.
     *
     * @param policy any object
     * @return the warnings; none for a CIDR that is not valid, which {@link #validate} tells
     */
    static List<Violation> warnings(PolicyObject policy) {
        List<Violation> found = new ArrayList<>();
        ruleWarnings("spec.ingress", "from", policy.ingress(), found);
        ruleWarnings("spec.egress", "to", policy.egress(), found);
        return List.copyOf(found);
    }

    private static void policyTypes(List<String> types, List<Violation> found) {
        String path = "spec.policyTypes";
        if (types.size() > 2) {
            String given = types.stream().map(GoText::json).collect(Collectors.joining(",", "[", "]"));
            found.add(Violation.invalidJson(path, given, "may not specify more than two policyTypes"));
            return;
        }
        for (int i = 0; i < types.size(); i++) {
            String type = types.get(i);
            if (!type.equals(INGRESS) && !type.equals(EGRESS)) {
                found.add(Violation.unsupported(path + "[" + i + "]", type, INGRESS, EGRESS));
            }
        }
    }

    private static void ruleWarnings(String path, String peers, List<TrafficRule> rules, List<Violation> found) {
        for (int i = 0; i < rules.size(); i++) {
            for (int j = 0; j < rules.get(i).peers().size(); j++) {
                String block = path + "[" + i + "]." + peers + "[" + j + "].ipBlock";
                rules.get(i).peers().get(j).ipBlock().ifPresent(cidrs -> blockWarnings(block, cidrs, found));
            }
        }
    }

    private static void blockWarnings(String path, Block block, List<Violation> found) {
        cidrWarnings(path + ".cidr", block.cidr(), found);
        for (int i = 0; i < block.except().size(); i++) {
            cidrWarnings(path + ".except[" + i + "]", block.except().get(i), found);
        }
    }

    private static void cidrWarnings(String path, String cidr, List<Violation> found) {
        CidrWarnings.of(cidr).forEach(warning -> found.add(new Violation(path, warning)));
    }
}
