package io.github.netpol4j.flow;

/** What a port number may be. */
final class Ports {

    private Ports() {}

    static int check(String call, int number) {
        if (number < 1 || number > 65535) {
            throw Messages.port(call, number);
        }
        return number;
    }
}
