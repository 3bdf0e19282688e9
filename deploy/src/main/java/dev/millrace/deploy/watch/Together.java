package dev.millrace.deploy.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** Several works at one time. */
public final class Together {
    private Together() {}

    /**
     * Does all of them; when one fails, the others are ended.
     *
     * @param atOnce how many at one time, from 1
     * @return what they bring, in their order
     * @throws RuntimeException that the first to fail ended with
     */
    public static <T> List<T> all(int atOnce, List<Callable<T>> works) {
        ExecutorService workers = Executors.newFixedThreadPool(atOnce, Together::daemon);
        try {
            CompletionService<T> ended = new ExecutorCompletionService<>(workers);
            List<Future<T>> all = works.stream().map(ended::submit).toList();
            for (int i = 0; i < all.size(); i++) {
                ended.take().get();
            }
            List<T> brought = new ArrayList<>();
            for (Future<T> one : all) {
                brought.add(one.get());
            }
            return brought;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(ExitCode.TRY_AGAIN, "Stopped while waiting.", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "together");
        thread.setDaemon(true);
        return thread;
    }
}
