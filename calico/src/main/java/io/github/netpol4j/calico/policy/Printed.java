package io.github.netpol4j.calico.policy;

/** How values are written in sentences. */
final class Printed {

    private static final double EXACT = 1e15;

    private Printed() {}

    /** A number as a literal that makes it. */
    static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < EXACT
                ? integer((long) number)
                : Double.toString(number);
    }

    /** Beyond the integers of Java, the same number as a double. */
    private static String integer(long number) {
        return number == (int) number ? Long.toString(number) : number + ".0";
    }
}
