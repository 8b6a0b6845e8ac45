package io.github.netpol4j.internal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs what recurses deeply where there is room for it: on a thread with a stack of its own, which ends with it. */
public final class DeepStack {

    private DeepStack() {}

    /**
     * Runs a task on a large stack and waits for it.
     *
     * @param bytes the size of the stack
     * @param task what to do
     * @param <T> what comes out
     * @return what the task returns; what it throws is thrown here
     */
    public static <T> T call(long bytes, Supplier<T> task) {
        FutureTask<T> result = new FutureTask<>(task::get);
        Thread thread = new Thread(null, result, "netpol4j", bytes);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    throw (Error) e.getCause();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
