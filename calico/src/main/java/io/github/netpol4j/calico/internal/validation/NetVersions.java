package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * All blocks of a rule, of both ends and negated ones too, are of one IP version, which is the rule's.
 *
 * <p>Source: libcalico-go lib/validator/v3, validateRule.
 */
final class NetVersions {

    private final Optional<Integer> ipVersion;
    private final Found found;
    private boolean seen4;
    private boolean seen6;

    NetVersions(Optional<Integer> ipVersion, Found found) {
        this.ipVersion = ipVersion;
        this.found = found;
    }

    void check(String path, EntityRule source, EntityRule destination) {
        scan(path + ".source.nets", source.nets());
        scanNegated(path + ".source.notNets", source.notNets());
        scan(path + ".destination.nets", destination.nets());
        scanNegated(path + ".destination.notNets", destination.notNets());
    }

    private void scanNegated(String path, List<Cidr> nets) {
        for (int i = 0; i < nets.size(); i++) {
            if (nets.get(i).prefix() == 0) {
                found.add(Requirement.NOT_NETS_ALL, path + "[" + i + "]");
            }
        }
        scan(path, nets);
    }

    /** Complains of the field that makes the rule inconsistent, not of those before it. */
    private void scan(String path, List<Cidr> nets) {
        boolean has4 = nets.stream().anyMatch(net -> version(net) == 4);
        boolean has6 = nets.stream().anyMatch(net -> version(net) == 6);
        if (ipVersion.isPresent() && ((has4 && ipVersion.get() != 4) || (has6 && ipVersion.get() != 6))) {
            found.add(Requirement.NETS_OTHER_VERSION, path);
        }
        if ((has4 && (seen6 || has6)) || (has6 && seen4)) {
            found.add(Requirement.NETS_VERSIONS, path);
        }
        seen4 |= has4;
        seen6 |= has6;
    }

    private static int version(Cidr net) {
        return net.address().bits() == IpAddress.of("0.0.0.0").bits() ? 4 : 6;
    }
}
