package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.resource.ServiceMatch;
import io.github.netpol4j.flow.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * What Calico asks of one end of a rule.
 *
 * <p>Source: the CEL rules of EntityRule; libcalico-go lib/validator/v3, validateEntityRule and validateRule.
 */
final class EntityRules {

    private final Optional<Protocol> protocol;
    private final Found found;

    EntityRules(Optional<Protocol> protocol, Found found) {
        this.protocol = protocol;
        this.found = found;
    }

    void check(String path, EntityRule end) {
        nets(path + ".nets", end.nets());
        nets(path + ".notNets", end.notNets());
        SelectorRules selectors = new SelectorRules(found);
        selectors.ofEnd(path + ".selector", end.selector());
        selectors.ofOthers(path + ".notSelector", end.notSelector());
        selectors.ofNamespaces(path + ".namespaceSelector", end.namespaceSelector());
        end.services().ifPresent(service -> service(path + ".services", service, end));
        ports(path + ".ports", end.ports());
        ports(path + ".notPorts", end.notPorts());
        end.serviceAccounts().ifPresent(accounts -> {
            found.twice(Requirement.ACCOUNT_TWICE, path + ".serviceAccounts.names", accounts.names());
            selectors.ofAccounts(path + ".serviceAccounts.selector", accounts.selector());
        });
    }

    private void nets(String path, List<?> nets) {
        found.size(Requirement.NETS_MANY, path, nets, Limits.NETS);
        found.twice(Requirement.NET_TWICE, path, nets);
    }

    private void service(String path, ServiceMatch service, EntityRule end) {
        if (service.name().isEmpty()) {
            found.add(Requirement.SERVICE_NAME, path);
        }
        serviceName(path + ".name", "Name", service.name());
        serviceName(path + ".namespace", "Namespace", service.namespace());
        if (!end.namespaceSelector().isEmpty()) {
            found.add(Requirement.SERVICE_NAMESPACE_SELECTOR, path);
        }
        if (end.serviceAccounts().isPresent()) {
            found.add(Requirement.SERVICE_ACCOUNTS, path);
        }
        if (!end.selector().isEmpty() || !end.notSelector().isEmpty()) {
            found.add(Requirement.SERVICE_SELECTOR, path);
        }
        if (!end.nets().isEmpty() || !end.notNets().isEmpty()) {
            found.add(Requirement.SERVICE_NETS, path);
        }
    }

    private void serviceName(String path, String field, String name) {
        found.length(Requirement.SERVICE_LENGTH, path, name, Limits.NAME_LENGTH);
        if (!name.isEmpty() && !Patterns.isSubdomain(name)) {
            found.add(Requirement.SERVICE_TAG, path, field);
        }
    }

    private void ports(String path, List<PortMatch> ports) {
        found.size(Requirement.PORTS_MANY, path, ports, Limits.PORTS);
        for (int i = 0; i < ports.size(); i++) {
            PortRules.check(path + "[" + i + "]", ports.get(i), found);
        }
        if (ports.isEmpty()) {
            return;
        }
        if (protocol.isPresent()) {
            if (!protocol.get().hasPorts()) {
                found.add(Requirement.PORTS_PROTOCOL, path);
            }
        } else if (ports.stream().allMatch(PortMatch::isNamed)) {
            found.add(Requirement.NAMED_PORTS_NO_PROTOCOL, path);
        } else {
            found.add(Requirement.PORTS_NO_PROTOCOL, path);
        }
    }
}
