package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.flow.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules of one IP family each: Calico refuses a rule with addresses of both. */
final class Families {

    private Families() {}

    /** The same rule once for each family that it has addresses of; it itself if that is at most one. */
    static List<CalicoRule> of(CalicoRule rule) {
        Set<Integer> families = Stream.of(
                        rule.source().nets(),
                        rule.source().notNets(),
                        rule.destination().nets(),
                        rule.destination().notNets())
                .flatMap(List::stream)
                .map(Families::version)
                .collect(Collectors.toSet());
        if (rule.ipVersion().isPresent()) {
            return families.isEmpty()
                    ? List.of(rule)
                    : narrowed(rule, rule.ipVersion().get()).stream().toList();
        }
        if (families.size() > 1) {
            return Stream.of(4, 6)
                    .flatMap(version -> narrowed(rule.withIpVersion(version), version).stream())
                    .toList();
        }
        return withTheOther(rule, families);
    }

    /** Where one family's addresses are only excluded, all of the other family are meant, in a rule without them. */
    private static List<CalicoRule> withTheOther(CalicoRule rule, Set<Integer> families) {
        boolean onlyExcluded =
                rule.source().nets().isEmpty() && rule.destination().nets().isEmpty();
        if (families.isEmpty() || !onlyExcluded) {
            return List.of(rule);
        }
        return Stream.of(4, 6)
                .flatMap(version -> narrowed(rule.withIpVersion(version), version).stream())
                .toList();
    }

    private static Optional<CalicoRule> narrowed(CalicoRule rule, int version) {
        EntityRule source = rule.source();
        EntityRule destination = rule.destination();
        if (isLost(source.nets(), version) || isLost(destination.nets(), version)) {
            return Optional.empty();
        }
        return Optional.of(rule.withSource(narrowed(source, version)).withDestination(narrowed(destination, version)));
    }

    private static EntityRule narrowed(EntityRule end, int version) {
        return end.withNets(only(end.nets(), version)).withNotNets(only(end.notNets(), version));
    }

    /** Whether an end must be in some blocks, and none of them is of this family. */
    private static boolean isLost(List<Cidr> nets, int version) {
        return !nets.isEmpty() && only(nets, version).isEmpty();
    }

    private static List<Cidr> only(List<Cidr> nets, int version) {
        return nets.stream().filter(net -> version(net) == version).toList();
    }

    static int version(Cidr net) {
        return net.address().isIpv6() ? 6 : 4;
    }
}
