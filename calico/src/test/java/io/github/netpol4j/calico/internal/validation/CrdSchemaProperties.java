package io.github.netpol4j.calico.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.calico.arbitraries.CalicoArbitraries;
import io.github.netpol4j.calico.resource.CalicoResource;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.opentest4j.TestAbortedException;

/** Calico's own schemas and the validator refuse the same of random objects. */
class CrdSchemaProperties {

    private static final Optional<CrdVectors> VECTORS = CrdVectors.find();

    private static int tries;
    private static int refused;

    @Provide
    Arbitrary<CalicoResource> resources() {
        return CalicoArbitraries.resource();
    }

    @AddLifecycleHook(SkippedWithoutVectors.class)
    @Property(edgeCases = EdgeCasesMode.NONE)
    void schemasAndValidatorRefuseTheSame(@ForAll("resources") CalicoResource resource) {
        VECTORS.ifPresent(vectors -> {
            assertThat(vectors.differences(resource))
                    .as(resource.toTree().toString())
                    .isEmpty();
            tries++;
            refused += vectors.refuses(resource) ? 1 : 0;
        });
    }

    /** jqwik has no assumption about a whole property. */
    static final class SkippedWithoutVectors implements AroundPropertyHook {
        @Override
        public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
            PropertyExecutionResult result = property.execute();
            if (VECTORS.isEmpty()) {
                return result.mapToAborted(new TestAbortedException(CrdVectors.LEFT_OUT));
            }
            System.out.printf("calico-crd: %d random objects, of which the schemas refuse %d%n", tries, refused);
            return result;
        }
    }
}
