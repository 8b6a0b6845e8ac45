package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Meaning;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.UnenforceableException;
import io.github.netpol4j.ufw.internal.kernel.KernelMeaning;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** The laws of the ufw target over sets of flows, each a check that finds a counterexample in one case, if there is one. */
final class UfwProofs {

    /** A law. */
    interface Check {
        Optional<String> counterexample(Made made, UfwProofCase tried);
    }

    static final Map<String, Check> ALL = new LinkedHashMap<>();

    static {
        ALL.put("1 faithful", UfwProofs::faithful);
        ALL.put("4 order", UfwProofs::order);
        ALL.put("5 more Allows", UfwProofs::moreAllows);
        ALL.put("7 engines agree", UfwProofs::engines);
        ALL.put("9 read back", UfwProofs::readBack);
        ALL.put("11 together is at least apart", UfwProofs::together);
    }

    /** What a compiler makes of policies, and its meaning, each once. */
    static final class Made {

        private final Function<List<Policy>, UfwState> compiler;
        private final Map<List<Policy>, UfwState> states = new HashMap<>();
        private final Map<UfwState, Meaning> meanings = new HashMap<>();

        Made(Function<List<Policy>, UfwState> compiler) {
            this.compiler = compiler;
        }

        UfwState state(List<Policy> policies) {
            return states.computeIfAbsent(policies, compiler);
        }

        Meaning meaning(List<Policy> policies) {
            return meanings.computeIfAbsent(state(policies), KernelMeaning::of);
        }
    }

    private UfwProofs() {}

    /** The first law that does not hold; policies with gaps do not compile at all. */
    static Optional<String> every(Function<List<Policy>, UfwState> compiler, UfwProofCase tried) {
        if (tried.hasGaps()) {
            return compiledDespiteGaps(compiler, tried);
        }
        Made made = new Made(compiler);
        return ALL.entrySet().stream()
                .flatMap(law -> law
                        .getValue()
                        .counterexample(made, tried)
                        .map(found -> law.getKey() + ":\n" + tried + "\n" + found)
                        .stream())
                .findFirst();
    }

    private static Optional<String> compiledDespiteGaps(Function<List<Policy>, UfwState> compiler, UfwProofCase tried) {
        try {
            return Optional.of(tried + "\nhas gaps, and compiles to\n" + compiler.apply(tried.policies()));
        } catch (UnenforceableException refused) {
            return Optional.empty();
        }
    }

    private static Optional<String> none(String what, FlowSet flows) {
        FlowSet asked = flows.and(UfwProofCase.DOMAIN);
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of("%s:%n%s%nfor example %s"
                        .formatted(what, asked, asked.sample().orElseThrow()));
    }

    static Optional<String> faithful(Made made, UfwProofCase tried) {
        Meaning meaning = made.meaning(tried.policies());
        return none("meant, not surely let pass", tried.meant().surelyBeyond(meaning))
                .or(() -> none("possibly let pass, not meant", meaning.possiblyBeyond(tried.meant())));
    }

    static Optional<String> order(Made made, UfwProofCase tried) {
        Random random = new Random(tried.seed());
        List<Policy> shuffled = new ArrayList<>();
        for (Policy policy : tried.policies()) {
            List<Rule> rules = new ArrayList<>(policy.rules());
            rules.add(rules.get(random.nextInt(rules.size())));
            Collections.shuffle(rules, random);
            shuffled.add(Policy.of(policy.name(), policy.namespace(), policy.appLabel(), rules));
        }
        Collections.shuffle(shuffled, random);
        String text = text(made.state(tried.policies()));
        String again = text(made.state(shuffled));
        return text.equals(again) ? Optional.empty() : Optional.of("differ in bytes:\n" + text + "\nand\n" + again);
    }

    private static String text(UfwState state) {
        EngineCase files = new EngineCase(state, UfwLogLevel.LOW, 0);
        return files.file(false) + files.file(true);
    }

    static Optional<String> moreAllows(Made made, UfwProofCase tried) {
        HostCase longer = tried.withOneMore();
        if (Faithful.hasGaps(longer)) {
            return Optional.empty();
        }
        Meaning after = longer.together().meaning();
        FlowSet newlyClosed = FlowSet.none();
        for (Direction direction : Direction.values()) {
            newlyClosed =
                    newlyClosed.or(after.isolated(direction).minus(tried.meant().isolated(direction)));
        }
        FlowSet lost = made.meaning(tried.policies()).surelyBeyond(made.meaning(longer.policies()));
        return none("lost with one Allow more, on ports that it does not close", lost.minus(newlyClosed));
    }

    static Optional<String> engines(Made made, UfwProofCase tried) {
        EngineCase files = new EngineCase(made.state(tried.policies()), UfwLogLevel.LOW, tried.seed());
        return Engines.bothAgree(files, Engine.asked(made.meaning(tried.policies())));
    }

    static Optional<String> readBack(Made made, UfwProofCase tried) {
        return ReadBack.differences(made.state(tried.policies()), made.meaning(tried.policies()));
    }

    static Optional<String> together(Made made, UfwProofCase tried) {
        if (tried.policies().size() < 2) {
            return Optional.empty();
        }
        FlowSet apart = UfwProofCase.DOMAIN;
        for (Policy policy : tried.policies()) {
            if (Faithful.hasGaps(new HostCase(List.of(policy)))) {
                return Optional.empty();
            }
            apart = apart.and(made.meaning(List.of(policy)).surely());
        }
        FlowSet whole = made.meaning(tried.policies()).surely();
        return none("let pass apart, not together", apart.minus(whole));
    }
}
