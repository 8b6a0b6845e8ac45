package io.github.netpol4j.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first wanted, once, whichever thread wants it.
 *
 * @param <T> its type
 */
public final class Lazy<T> {

    private final Supplier<T> supplier;
    private volatile @Nullable T value;

    /**
     * A value that is still to be made.
     *
     * @param supplier makes it; asked again if it throws
     */
    public Lazy(Supplier<T> supplier) {
        this.supplier = supplier;
    }

    /**
     * The value.
     *
     * @return the same at each call
     */
    public T get() {
        T made = value;
        if (made == null) {
            synchronized (this) {
                made = value;
                if (made == null) {
                    made = supplier.get();
                    value = made;
                }
            }
        }
        return made;
    }
}
