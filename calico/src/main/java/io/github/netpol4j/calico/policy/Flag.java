package io.github.netpol4j.calico.policy;

/** What a sentence may say without an argument, in the order in which it is printed. */
enum Flag {
    AT_SOURCE("atSource"),
    LOG("log"),
    PASS("pass"),
    GLOBAL("global"),
    STAGED("staged"),
    PRE_DNAT("preDnat"),
    DO_NOT_TRACK("doNotTrack"),
    APPLY_ON_FORWARD("applyOnForward");

    private final String method;

    Flag(String method) {
        this.method = method;
    }

    String call() {
        return "." + method + "()";
    }
}
