package io.github.netpol4j.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The hardest policies: in one namespace, over labels that have nothing to do with each other. Each question is asked in a
 * process of its own, which has 30 s of CPU and 2 GB: it must answer, or say why it does not.
 */
public final class Adversarial {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Adversarial() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments the numbers of labels; without any, from 1 to 8
     * @throws IOException if no process can be started
     * @throws InterruptedException if this is interrupted
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException, InterruptedException {
        List<String> keys = arguments.length == 0 ? List.of("1", "2", "3", "4", "5", "6", "8") : List.of(arguments);
        System.out.println("| keys of 8 values | policies | question | CPU ms, heap and answer |");
        System.out.println("|--:|--:|---|---|");
        for (String key : keys) {
            for (String policies : List.of("100", "1000")) {
                for (Question question : Question.values()) {
                    System.out.printf(
                            "| %s | %s | %s | %s |%n", key, policies, question, answer(question, policies, key));
                }
            }
        }
    }

    private static String answer(Question question, String policies, String keys)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        AdversarialCase.class.getName(),
                        question.name(),
                        policies,
                        keys)
                .redirectErrorStream(true)
                .start();
        // CPU time, because others may be using the machine.
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            if (process.info().totalCpuDuration().orElse(Duration.ZERO).compareTo(LIMIT) > 0) {
                process.destroyForcibly();
                return "NO ANSWER within " + LIMIT.toSeconds() + " s";
            }
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.lines().findFirst().orElse("").replaceAll("; ask about.*|, because flows are told apart .* by", "")
                + (process.exitValue() == 0 ? "" : " (FAILED)");
    }
}
