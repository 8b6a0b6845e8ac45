import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.calico.CalicoPol.*;
import io.github.netpol4j.analysis.Difference;
import io.github.netpol4j.calico.*;
import io.github.netpol4j.flow.*;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.report.FlowTable;
import io.github.netpol4j.rule.Rule;
