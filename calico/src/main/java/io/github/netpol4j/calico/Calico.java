package io.github.netpol4j.calico;

import io.github.netpol4j.calico.internal.compile.Hosts;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.target.UnenforceableException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The Calico target: compiles rules to objects of projectcalico.org/v3, writes them, reads them back, checks and evaluates them.
 *
 * <p>Several policies that are enforced together are one unit: compile them in one call. Compiled apart, they permit less than they
 * mean together.
 */
public final class Calico {

    private static final CalicoTarget TARGET = new CalicoTarget(Hosts.EVERY_NODE);

    private Calico() {}

    /**
     * A target that knows which hosts {@code host()} stands for: it makes a HostEndpoint for each.
     *
     * @param hosts one or more, with their addresses
     * @return the target
     * @throws io.github.netpol4j.finding.InvalidInputException if one has no address, or is named twice
     */
    public static CalicoTarget guarding(Node... hosts) {
        return guarding(Given.list("Calico.guarding(..)", hosts));
    }

    /**
     * A target that knows which hosts {@code host()} stands for: it makes a HostEndpoint for each.
     *
     * @param hosts one or more, with their addresses
     * @return the target
     * @throws io.github.netpol4j.finding.InvalidInputException if one has no address, or is named twice
     */
    public static CalicoTarget guarding(Collection<Node> hosts) {
        Given.notEmpty("Calico.guarding(..)", "host", hosts);
        Set<String> names = new HashSet<>();
        for (Node host : hosts) {
            if (!names.add(host.name())) {
                throw Messages.sameHost(host.name());
            }
            if (host.addresses().isEmpty()) {
                throw Messages.hostWithoutAddress(host.name());
            }
        }
        return new CalicoTarget(new Hosts(List.copyOf(hosts)));
    }

    /**
     * Compiles policies as one unit.
     *
     * @param policies one or more, of different names
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     * @throws io.github.netpol4j.finding.InvalidInputException if there is no policy, or two share a name
     */
    public static CalicoPolicies compile(Policy... policies) {
        return TARGET.compile(policies);
    }

    /**
     * Compiles policies as one unit.
     *
     * @param policies one or more, of different names
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the policies mean
     * @throws io.github.netpol4j.finding.InvalidInputException if there is no policy, or two share a name
     */
    public static CalicoPolicies compile(Collection<Policy> policies) {
        return TARGET.compile(policies);
    }

    /**
     * Compiles rules that are in no policy: they belong to one named {@code netpol4j} in the namespace {@code default}.
     *
     * @param rules one or more
     * @return the objects, with their evaluation
     * @throws UnenforceableException with all gaps, if Calico can't enforce what the rules mean
     */
    public static CalicoPolicies compile(Rule... rules) {
        return TARGET.compile(rules);
    }

    /**
     * What Calico can't enforce of policies that are one unit.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(Policy... policies) {
        return TARGET.gaps(policies);
    }

    /**
     * What Calico can't enforce of policies that are one unit.
     *
     * @param policies one or more, of different names
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(Collection<Policy> policies) {
        return TARGET.gaps(policies);
    }

    /**
     * What Calico can't enforce of rules that are in no policy.
     *
     * @param rules one or more
     * @return every gap, in the order of the rules; none means that {@code compile} will do
     */
    public static List<Gap> gaps(Rule... rules) {
        return TARGET.gaps(rules);
    }
}
