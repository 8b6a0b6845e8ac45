package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.rule.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestLinkTest {

    @Test
    void aFolderThatIsALinkIsWrittenLikeAnyOther(@TempDir Path temp) throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), Files.createDirectory(temp.resolve("real")));
        Policy first = policy("inv").in("nn").with(isolate("a").ingress());
        Kubernetes.write(first, link);
        assertThat(Kubernetes.changes(first, link)).isEmpty();
        Kubernetes.write(policy("inv").in("nn").with(isolate("b").ingress()), link);
        assertThat(temp.resolve("real/nn/inv-a-ingress.yaml")).doesNotExist();
        assertThat(temp.resolve("real/nn/inv-b-ingress.yaml")).exists();
    }
}
