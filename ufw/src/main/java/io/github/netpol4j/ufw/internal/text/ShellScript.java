package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Commands as a script for any POSIX shell, in which each word is that word and nothing else. */
public final class ShellScript {

    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9_./:,+@%-]+");

    private static final String MISSING = """
             >/dev/null || {
                echo 'put what applicationProfiles() writes into a file of /etc/ufw/applications.d first' >&2
                exit 1
            }
            """;

    private ShellScript() {}

    /**
     * A script that ends at the first command that fails.
     *
     * @param program the words that each command begins with, such as {@code ufw}
     * @param commands the words of each command
     * @return the script, with a newline at its end
     * @throws InvalidInputException if a word can't be given to a program at all
     */
    public static String write(List<String> program, Collection<List<String>> commands) {
        return write(List.of(), program, commands);
    }

    /**
     * A script of whole commands, which also ends, before the first of them, if ufw does not know an application profile.
     *
     * @param profiles the names of application profiles
     * @param commands the words of each command
     * @return the script, with a newline at its end
     * @throws InvalidInputException if a word can't be given to a program at all
     */
    public static String withProfiles(List<String> profiles, Collection<List<String>> commands) {
        return write(profiles, List.of(), commands);
    }

    private static String write(List<String> profiles, List<String> program, Collection<List<String>> commands) {
        Given.noNulls("a script", program);
        StringBuilder script = new StringBuilder("#!/bin/sh\nset -eu\n");
        refuse(Given.noNulls("a script", profiles));
        for (String profile : profiles) {
            script.append("ufw app info ").append(quote(profile)).append(MISSING);
        }
        for (List<String> words : Given.noNulls("a script", commands)) {
            refuse(program);
            refuse(words);
            script.append(line(words, program)).append('\n');
        }
        return script.toString();
    }

    private static void refuse(List<String> words) {
        List<String> wrong = words.stream().filter(ShellScript::isUnwritable).toList();
        if (!wrong.isEmpty()) {
            throw Messages.unwritable(wrong);
        }
    }

    /** NUL ends a word, and half a character has no bytes. */
    private static boolean isUnwritable(String word) {
        return word.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    /** One command, quoted. */
    static String line(List<String> words, List<String> program) {
        List<String> quoted = new ArrayList<>();
        program.forEach(word -> quoted.add(quote(word)));
        words.forEach(word -> quoted.add(quote(word)));
        return String.join(" ", quoted);
    }

    /**
     * A word, quoted where it needs to be.
     *
     * @param word any text
     * @return what a shell reads as that word
     */
    public static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
