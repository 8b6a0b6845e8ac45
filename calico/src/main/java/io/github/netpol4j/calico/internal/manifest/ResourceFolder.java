package io.github.netpol4j.calico.internal.manifest;

import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.internal.manifest.FileMarks;
import io.github.netpol4j.internal.manifest.ManifestFile;
import io.github.netpol4j.internal.manifest.ManifestFolder;
import io.github.netpol4j.internal.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of Calico objects: {@code folder/namespace/name_calico-networkpolicy.yaml}, and {@code
 * folder/_cluster/name_calico-globalnetworkpolicy.yaml} for those of the whole cluster. Neither the names, which no object of
 * Kubernetes can have, nor the first lines are those of other targets, so that all may write into one folder.
 *
 * @param policies whose files they are, by name
 */
public record ResourceFolder(Set<String> policies) implements FileMarks {

    private static final String HEADER = "# netpol4j: Calico policy ";
    private static final Pattern HEADER_LINE = Pattern.compile(Pattern.quote(HEADER) + "\"([^\"]*)\" in \"[^\"]*\"");
    private static final String SHARED = "# netpol4j: Calico objects that policies share";

    /** What a file's name may have, so that the longest names of objects fit. */
    private static final int LONGEST = 255;

    /**
     * Who makes an object.
     *
     * @param name the policy's name, by which it is known
     * @param namespace its namespace, for whoever reads the file
     */
    public record Owner(String name, String namespace) {}

    /**
     * An object that is to be in a folder.
     *
     * @param resource the object
     * @param owner who makes it; empty for one that several policies may need, such as a tier, which is written like any other
     *     and never removed
     */
    public record Owned(CalicoResource resource, Optional<Owner> owner) {}

    /**
     * A folder's marks, copied.
     *
     * @param policies whose files they are, by name
     */
    public ResourceFolder {
        policies = Set.copyOf(policies);
    }

    /**
     * A folder that is to hold objects.
     *
     * @param folder made if it does not exist
     * @param owners the policies that are written, also those that make no object
     * @param resources objects that have names, no two of a kind the same
     * @return the folder, to write or to compare
     */
    public static ManifestFolder of(Path folder, Collection<Owner> owners, Collection<Owned> resources) {
        return new ManifestFolder(
                folder,
                new ResourceFolder(owners.stream().map(Owner::name).collect(Collectors.toSet())),
                resources.stream().map(ResourceFolder::file).toList());
    }

    private static ManifestFile file(Owned owned) {
        CalicoResource resource = owned.resource();
        if (resource.metadata().name().isEmpty()) {
            throw new IllegalStateException("an object without a name: " + resource.id());
        }
        String header = owned.owner()
                .map(owner -> HEADER + Literals.quote(owner.name()) + " in " + Literals.quote(owner.namespace()))
                .orElse(SHARED);
        return new ManifestFile(
                resource.isNamespaced() ? resource.effectiveNamespace() : ManifestFolder.CLUSTER,
                name(resource.kind(), resource.metadata().name()),
                ManifestFolder.text(header, ResourceYaml.yaml(resource)));
    }

    @Override
    public boolean mayChange(String firstLine) {
        return firstLine.equals(SHARED) || mayRemove(firstLine);
    }

    @Override
    public boolean mayRemove(String firstLine) {
        Matcher header = HEADER_LINE.matcher(firstLine);
        return header.matches() && policies.contains(header.group(1));
    }

    @Override
    public String place(YamlNode object) {
        String kind = FileMarks.text(object, "kind");
        String namespace = FileMarks.text(object, "metadata", "namespace");
        boolean isNamespaced =
                ResourceMapper.of(kind).map(ResourceMapper::isNamespaced).orElse(true);
        String folder = !isNamespaced ? ManifestFolder.CLUSTER : namespace.isEmpty() ? "default" : namespace;
        return folder + "/" + name(kind, FileMarks.text(object, "metadata", "name"));
    }

    /** Tiers come first, for tools that apply one file after the other: a policy needs its tier. */
    private static String name(String kind, String name) {
        String start = kind.equals("Tier") ? "_" + name : name;
        String end = "_calico-" + kind.toLowerCase(Locale.ROOT) + ".yaml";
        if (start.length() + end.length() <= LONGEST) {
            return start + end;
        }
        String digest = "_" + UUID.nameUUIDFromBytes(start.getBytes(StandardCharsets.UTF_8));
        return start.substring(0, LONGEST - end.length() - digest.length()) + digest + end;
    }
}
