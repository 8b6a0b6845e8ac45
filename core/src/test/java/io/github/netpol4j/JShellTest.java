package io.github.netpol4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.support.Shell;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sentences pasted into a JShell that has its default imports and ours. */
class JShellTest {

    private static Shell shell;

    @BeforeAll
    static void open() {
        List<String> imports = new ArrayList<>(Shell.DEFAULT_IMPORTS);
        imports.add("static io.github.netpol4j.NetPol.*");
        imports.add("io.github.netpol4j.flow.*");
        imports.add("io.github.netpol4j.rule.*");
        imports.add("io.github.netpol4j.kubernetes.*");
        imports.add("io.github.netpol4j.flow.Flow");
        shell = new Shell(imports);
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @Test
    void theSeedSentenceIsARule() {
        assertThat(shell.paste("allow(from(\"inventario-web\")).to(\"ubicacion-db\").port(1433)"))
                .isEqualTo("allow(from(\"inventario-web\")).to(\"ubicacion-db\").port(1433)");
    }

    @Test
    void oneLineMakesTheManifests() {
        assertThat(shell.paste("Kubernetes.yaml(allow(from(\"inventario-web\")).to(\"ubicacion-db\").port(1433))"))
                .contains("kind: NetworkPolicy")
                .contains("port: 1433");
    }

    @Test
    void anUnfinishedStageSaysWhatIsMissing() {
        assertThat(shell.paste("allow(from(\"web\")).to(\"db\")"))
                .isEqualTo("allow(from(\"web\")).to(\"db\") (unfinished: add .port(..) or .ports(..); all ports are"
                        + " .ports(anyPort()))");
    }

    @Test
    void aSingleImportMakesFlowOurs() {
        assertThat(shell.paste("""
                                var policy = policy("p").in("a").with(
                                    allow(from("web")).to("db").port(1433),
                                    allow(from("web")).to(dns()));
                                policy.permits(Flow.from(pod("a", "intruder")).to(pod("a", "db")).tcp(1433))
                                """)).isEqualTo("false");
    }
}
