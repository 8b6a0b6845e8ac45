package io.github.netpol4j.examples.look;

import io.github.netpol4j.finding.Severity;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a command line asks for. */
final class LookOptions {

    static final String USAGE = """
            usage: look [options] FOLDER [BEFORE]

            Says who reaches whom in the cluster that the manifests of FOLDER describe, and what was found there; and, if BEFORE is given, what
            changed since the manifests of that folder. A file does as well as a folder.

              --format FORMAT        text (default), markdown, json; csv has the connections alone, sarif
                                     the findings alone
              --fail-on SEVERITY     error (default), warning, info, never: what makes the exit status 1
              --baseline FILE        findings in this file are known: they are not told, and don't count
              --write-baseline FILE  writes what was found to this file, and ends with 0
              --lenient              leaves out what can't be read, and says so
              --from WHO             also says what WHO reaches across policies and hosts; an address, a pod as namespace/name, or a node;
                                     may be repeated
              --node NAME=FILE       the firewall of a node: what 'ufw status verbose' prints there; may be repeated
              --machine NAME@ADDRESS=FILE
                                     the firewall of a machine outside the cluster
              --pods BLOCK           the addresses of pods, such as 10.244.0.0/16
              --help                 prints this

            Exit status: 0 if nothing of that severity was found, 1 if something was, 2 if the input or the command line is wrong.
            """;

    /** How answers are printed. */
    enum Format {
        TEXT,
        MARKDOWN,
        JSON,
        CSV,
        SARIF
    }

    /** A host and the file that tells its rules. */
    record HostFile(String name, Optional<String> address, Path file) {}

    private final List<String> problems = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<String> askers = new ArrayList<>();
    private final List<HostFile> hosts = new ArrayList<>();
    private Format format = Format.TEXT;
    private Optional<Severity> failOn = Optional.of(Severity.ERROR);
    private Optional<String> pods = Optional.empty();
    private Optional<Path> baseline = Optional.empty();
    private Optional<Path> newBaseline = Optional.empty();
    private boolean lenient;
    private boolean help;

    private LookOptions() {}

    static LookOptions of(String... arguments) {
        LookOptions options = new LookOptions();
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        while (!left.isEmpty()) {
            options.next(left.pop(), left);
        }
        if (!options.help && options.folders.isEmpty()) {
            options.problems.add("no folder is given");
        }
        if (options.folders.size() > 2) {
            options.problems.add("at most two folders can be given, and these are " + options.folders.size());
        }
        if (options.askers.isEmpty() && !options.hosts.isEmpty()) {
            options.problems.add("--node and --machine are for --from, which is not given");
        }
        if (!options.askers.isEmpty() && (options.format == Format.CSV || options.format == Format.SARIF)) {
            options.problems.add("--from has neither CSV nor SARIF: ask for text, markdown or json");
        }
        return options;
    }

    private void next(String argument, Deque<String> left) {
        switch (argument) {
            case "--help" -> help = true;
            case "--lenient" -> lenient = true;
            case "--format" ->
                value(argument, left)
                        .flatMap(text -> constant(argument, Format.values(), text))
                        .ifPresent(one -> format = one);
            case "--fail-on" -> value(argument, left).ifPresent(text -> failOn(argument, text));
            case "--from" -> value(argument, left).ifPresent(askers::add);
            case "--baseline" -> baseline = value(argument, left).map(Path::of);
            case "--write-baseline" -> newBaseline = value(argument, left).map(Path::of);
            case "--pods" -> pods = value(argument, left);
            case "--node" -> value(argument, left).ifPresent(text -> host(argument, text, false));
            case "--machine" -> value(argument, left).ifPresent(text -> host(argument, text, true));
            default -> {
                if (argument.startsWith("-")) {
                    problems.add("there is no option " + argument);
                } else {
                    folders.add(Path.of(argument));
                }
            }
        }
    }

    private Optional<String> value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            problems.add(option + " needs a value");
        }
        return Optional.ofNullable(left.poll());
    }

    private void failOn(String option, String text) {
        if (text.equals("never")) {
            failOn = Optional.empty();
        } else {
            constant(option, Severity.values(), text).ifPresent(one -> failOn = Optional.of(one));
        }
    }

    private <E extends Enum<E>> Optional<E> constant(String option, E[] all, String text) {
        Optional<E> found = Arrays.stream(all)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(option + " is " + text + ", which is none of "
                    + Arrays.stream(all)
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")));
        }
        return found;
    }

    private void host(String option, String text, boolean isMachine) {
        int file = text.indexOf('=');
        int at = text.indexOf('@');
        if (file < 1 || (isMachine && (at < 1 || at > file))) {
            problems.add(option + " is " + text + ", and should be " + (isMachine ? "NAME@ADDRESS=FILE" : "NAME=FILE"));
            return;
        }
        hosts.add(new HostFile(
                text.substring(0, isMachine ? at : file),
                isMachine ? Optional.of(text.substring(at + 1, file)) : Optional.empty(),
                Path.of(text.substring(file + 1))));
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    Path folder() {
        return folders.get(0);
    }

    Optional<Path> before() {
        return folders.stream().skip(1).findFirst();
    }

    List<String> askers() {
        return List.copyOf(askers);
    }

    List<HostFile> hosts() {
        return List.copyOf(hosts);
    }

    Format format() {
        return format;
    }

    Optional<String> pods() {
        return pods;
    }

    Optional<Path> baseline() {
        return baseline;
    }

    Optional<Path> newBaseline() {
        return newBaseline;
    }

    boolean isLenient() {
        return lenient;
    }

    boolean isHelp() {
        return help;
    }

    /** What makes the exit status 1, from this on; nothing, if it is empty. */
    Optional<Severity> failOn() {
        return failOn;
    }
}
