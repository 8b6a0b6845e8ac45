package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.rule.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks another once for what several laws want to know of one case. */
final class Remembering implements Subject {

    private final Subject asked;
    private final Map<List<Policy>, List<String>> gaps = new HashMap<>();
    private final Map<List<Policy>, Compiled> compiled = new HashMap<>();

    Remembering(Subject asked) {
        this.asked = asked;
    }

    @Override
    public List<String> gaps(List<Policy> policies) {
        return gaps.computeIfAbsent(policies, asked::gaps);
    }

    @Override
    public boolean refuses(List<Policy> policies) {
        return asked.refuses(policies);
    }

    @Override
    public Compiled compile(List<Policy> policies) {
        return compiled.computeIfAbsent(policies, key -> new Output(asked.compile(key)));
    }

    @Override
    public Compiled enforcing(List<NetworkPolicy> objects) {
        return asked.enforcing(objects);
    }

    private static final class Output implements Compiled {

        private final Compiled output;
        private final Map<Semantics, Meaning> meanings = new HashMap<>();
        private final Map<Semantics, FlowSet> sets = new HashMap<>();

        private Output(Compiled output) {
            this.output = output;
        }

        @Override
        public boolean allows(Flow flow, Semantics semantics) {
            return output.allows(flow, semantics);
        }

        @Override
        public Meaning meaning(Semantics semantics) {
            return meanings.computeIfAbsent(semantics, output::meaning);
        }

        @Override
        public FlowSet surely(Semantics semantics) {
            return sets.computeIfAbsent(semantics, key -> meaning(key).surely());
        }

        @Override
        public List<NetworkPolicy> objects() {
            return output.objects();
        }

        @Override
        public String text() {
            return output.text();
        }
    }
}
