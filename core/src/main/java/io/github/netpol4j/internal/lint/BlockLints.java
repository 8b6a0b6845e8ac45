package io.github.netpol4j.internal.lint;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.netpol4j.cluster.Service;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Values.Addresses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Blocks of addresses: those of nobody, of everybody, of pods and of Services. */
final class BlockLints {

    private final Scene scene;
    private final Found found;
    private final List<Known> pods = new ArrayList<>();
    private final List<Known> nodes = new ArrayList<>();
    private final List<Known> services = new ArrayList<>();
    private final Map<IPBlock, Addresses> read = new HashMap<>();

    /** An address and who has it. */
    private record Known(IpAddress address, String who) {}

    private BlockLints(Scene scene, Found found) {
        this.scene = scene;
        this.found = found;
        scene.cluster().pods().stream()
                .map(one -> one.pod())
                .filter(pod -> pod.isSelectable(scene.semantics()))
                .forEach(pod -> pod.addresses().forEach(one -> pods.add(new Known(one, "pod " + pod.id()))));
        scene.cluster()
                .nodes()
                .forEach(node -> node.node()
                        .addresses()
                        .forEach(one ->
                                nodes.add(new Known(one, "node " + node.node().name()))));
        for (Service service : scene.cluster().services()) {
            service.clusterIps().forEach(one -> services.add(new Known(one, "Service " + service.id())));
        }
    }

    static void look(Scene scene, Found found) {
        BlockLints lints = new BlockLints(scene, found);
        for (PolicyView policy : scene.policies()) {
            policy.effective().forEach(rule -> {
                lints.together(policy, rule);
                for (int i = 0; i < rule.peers().size(); i++) {
                    IPBlock block = rule.peers().get(i).getIpBlock();
                    if (block != null) {
                        lints.block(policy, rule, rule.peerPath(i) + ".ipBlock", block);
                    }
                }
            });
        }
    }

    private void block(PolicyView policy, RuleView rule, String path, IPBlock block) {
        Optional<Cidr> whole = cidr(block.getCidr());
        if (whole.isEmpty()) {
            return;
        }
        String at = policy.name() + ", " + rule.path() + ", ";
        Addresses left = read.computeIfAbsent(block, one -> addresses(whole.get(), one));
        if (left.ranges().isEmpty()) {
            found.add(
                    LintCode.EXCEPT_COVERS_ALL,
                    policy.subject(),
                    path + ".except",
                    at + "has exceptions that leave nothing of " + block.getCidr() + ": the peer is nobody",
                    "correct the exceptions, or leave the peer out");
        } else if (isEverything(left)) {
            boolean isWhole = whole.get().prefix() == 0 && left.ranges().size() == 1;
            everyone(
                    policy,
                    rule,
                    path,
                    "the block " + whole.get() + (isWhole ? "" : ", but for exceptions") + ": "
                            + (isWhole ? "every " : "nearly every "),
                    whole.get().address().isIpv6());
        } else {
            inside(policy, path, at + "has the block " + block.getCidr(), left);
        }
    }

    /** The reader takes blocks as the API server does, host bits and leading zeros too; these are told of as ambiguous. */
    private static Optional<Cidr> cidr(String text) {
        int slash = text.indexOf('/');
        try {
            return slash < 0
                    ? Optional.empty()
                    : IpAddress.parse(text.substring(0, slash))
                            .map(address -> Cidr.around(address, Integer.parseInt(text.substring(slash + 1)))
                                    .unmapped());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Addresses addresses(Cidr whole, IPBlock block) {
        List<Cidr> except =
                block.getExcept().stream().flatMap(text -> cidr(text).stream()).toList();
        return Addresses.of(whole, except);
    }

    private static boolean isEverything(Addresses some) {
        return OpenBlocks.holdEverything(some, false) || OpenBlocks.holdEverything(some, true);
    }

    /** Blocks none of which is everything, and that are it together. */
    private void together(PolicyView policy, RuleView rule) {
        for (boolean isIpv6 : List.of(false, true)) {
            Map<String, Addresses> blocks = new TreeMap<>();
            for (NetworkPolicyPeer peer : rule.peers()) {
                Optional<Cidr> whole = Optional.ofNullable(peer.getIpBlock()).flatMap(block -> cidr(block.getCidr()));
                if (whole.isPresent() && whole.get().address().isIpv6() == isIpv6) {
                    blocks.put(
                            whole.get().toString(),
                            OpenBlocks.together(List.of(
                                    blocks.getOrDefault(whole.get().toString(), new Addresses(List.of())),
                                    addresses(whole.get(), peer.getIpBlock()))));
                }
            }
            boolean isOne = blocks.values().stream().anyMatch(BlockLints::isEverything);
            if (!isOne && OpenBlocks.holdEverything(OpenBlocks.together(blocks.values()), isIpv6)) {
                everyone(
                        policy,
                        rule,
                        rule.peersPath(),
                        "the blocks " + String.join(" and ", blocks.keySet()) + ": nearly every ",
                        isIpv6);
            }
        }
    }

    private void everyone(PolicyView policy, RuleView rule, String path, String what, boolean isIpv6) {
        boolean isWide = rule.isIngress() && rule.ports().isEmpty();
        found.add(
                LintCode.OPEN_TO_INTERNET,
                isWide ? Severity.WARNING : Severity.INFO,
                policy.subject(),
                path,
                policy.name() + ", " + rule.path() + ", has " + what + (isIpv6 ? "IPv6" : "IPv4") + " address may "
                        + (rule.isIngress() ? "reach these pods" : "be reached") + " on "
                        + (rule.ports().isEmpty() ? "every port" : RulePorts.text(rule.ports()))
                        + ", pods of this cluster too"
                        + (scene.semantics().podIpsInIpBlocks() ? "" : " with some network plugins"),
                "write the blocks that are meant; if it is the internet, except the cluster's own and other private ranges");
    }

    private void inside(PolicyView policy, String path, String at, Addresses left) {
        Optional<Known> service = first(services, left);
        Optional<Known> pod = first(pods, left);
        if (first(nodes, left).isPresent() || (service.isPresent() && pod.isPresent())) {
            return;
        }
        if (service.isPresent()) {
            found.add(
                    LintCode.SERVICE_ADDRESS,
                    policy.subject(),
                    path,
                    at + ", and of this cluster it holds addresses of Services alone, such as " + service.get().address
                            + " of " + service.get().who
                            + ": with most network plugins a connection to a Service is led to a pod before policies see"
                            + " it",
                    "name the pods behind the Service by label");
        } else if (pod.isPresent()) {
            boolean isOne =
                    left.ranges().stream().allMatch(range -> range.first().equals(range.last()));
            found.add(
                    LintCode.BLOCK_OF_PODS,
                    isOne ? LintCode.BLOCK_OF_PODS.severity() : Severity.INFO,
                    policy.subject(),
                    path,
                    at + ", and " + (isOne ? "that is the address of " : "it holds addresses of pods, such as that of ")
                            + pod.get().who
                            + ": pods get new addresses whenever they are made anew, and not every network"
                            + " plugin takes a pod for part of a block",
                    "name the pods by label");
        }
    }

    private static Optional<Known> first(List<Known> known, Addresses addresses) {
        return known.stream()
                .filter(one -> addresses.ranges().stream().anyMatch(range -> range.contains(one.address)))
                .findFirst();
    }
}
