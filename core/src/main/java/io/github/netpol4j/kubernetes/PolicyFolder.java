package io.github.netpol4j.kubernetes;

import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.internal.manifest.FileMarks;
import io.github.netpol4j.internal.manifest.ManifestFile;
import io.github.netpol4j.internal.manifest.ManifestFolder;
import io.github.netpol4j.internal.yaml.YamlNode;
import io.github.netpol4j.rule.Policy;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of NetworkPolicies: {@code folder/namespace/name.yaml}. Their first line names the policy. It also names the policy's
 * namespace, for whoever reads it; a policy that moves to another one is still the same.
 *
 * @param policies whose files they are, by name
 */
record PolicyFolder(Set<String> policies) implements FileMarks {

    private static final String HEADER = "# netpol4j: policy ";
    private static final Pattern HEADER_LINE = Pattern.compile(Pattern.quote(HEADER) + "\"([^\"]*)\" in \"[^\"]*\"");

    /** A folder that is to hold the objects of policies. */
    static ManifestFolder of(Path folder, Collection<Policy> policies, List<PolicyObject> objects) {
        Map<String, Policy> byName = policies.stream().collect(Collectors.toMap(Policy::name, Function.identity()));
        return new ManifestFolder(
                folder,
                new PolicyFolder(byName.keySet()),
                objects.stream().map(object -> file(object, byName)).toList());
    }

    private static ManifestFile file(PolicyObject object, Map<String, Policy> byName) {
        Policy owner = Optional.ofNullable(byName.get(object.labels().get(Kubernetes.POLICY_LABEL)))
                .orElseThrow(() -> new IllegalStateException("an object without its policy: " + object.id()));
        return new ManifestFile(
                object.namespace(),
                object.name() + ".yaml",
                ManifestFolder.text(header(owner), Manifests.yaml(object)));
    }

    /** The first line of a file that the policy writes. */
    private static String header(Policy policy) {
        return HEADER + Literals.quote(policy.name()) + " in " + Literals.quote(policy.namespace());
    }

    @Override
    public boolean mayChange(String firstLine) {
        Matcher header = HEADER_LINE.matcher(firstLine);
        return header.matches() && policies.contains(header.group(1));
    }

    @Override
    public boolean mayRemove(String firstLine) {
        return mayChange(firstLine);
    }

    @Override
    public String place(YamlNode object) {
        return FileMarks.text(object, "metadata", "namespace") + "/" + FileMarks.text(object, "metadata", "name")
                + ".yaml";
    }
}
