package dev.millrace.eda;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StopRequest;
import org.apache.spark.sql.SparkSession;

/**
 * Spark on a thread of its own: it starts and warms up while the batch is still on its way, so that only the work on
 * the rows is left when they are there.
 */
final class SparkEngine implements AutoCloseable {
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final ScratchDirectory scratch = new ScratchDirectory();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(SparkEngine::daemon);
    private final DatasetDefinition definition;
    private final Future<SparkSession> session;
    private volatile boolean wanted;

    /** Begins to start Spark. */
    SparkEngine(DatasetDefinition definition) {
        this.definition = definition;
        this.session = worker.submit(new SparkSessions(scratch.path())::start);
        // A failure here is of no consequence: the work itself would fail in the same way, and say so.
        worker.submit(this::warmUp);
    }

    /**
     * Profiles a batch, and tells how many rows were read meanwhile.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 66 or 65 if its files cannot be read, with 64 if a
     *     derived column cannot be computed, with 75 if it is asked to stop
     */
    Profile profile(LandedBatch landed, Progress progress, StopRequest stop) {
        wanted = true;
        List<Path> files = landed.files();
        RowsRead rows = new RowsRead();
        Future<Profile> profile = worker.submit(() -> {
            session.get().sparkContext().addSparkListener(rows);
            return new Analysis(definition, session.get())
                    .profile(landed.manifest().batch(), files, landed.layout());
        });
        return await(
                profile,
                () -> progress.moved(
                        Math.min(rows.soFar(), landed.manifest().totals().rows()), 0),
                failure -> SparkFailure.of(landed, failure),
                stop);
    }

    /**
     * Does any other work, and tells how many rows were read meanwhile.
     *
     * @param failure what to end with when the work fails
     */
    <T> T work(
            Function<SparkSession, T> work,
            Function<Throwable, RuntimeException> failure,
            Progress progress,
            StopRequest stop) {
        wanted = true;
        RowsRead rows = new RowsRead();
        Future<T> result = worker.submit(() -> {
            session.get().sparkContext().addSparkListener(rows);
            return work.apply(session.get());
        });
        return await(result, () -> progress.moved(rows.soFar(), 0), failure, stop);
    }

    private static <T> T await(
            Future<T> result, Runnable meanwhile, Function<Throwable, RuntimeException> failure, StopRequest stop) {
        while (true) {
            try {
                return result.get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                stop.check();
                meanwhile.run();
            } catch (ExecutionException e) {
                // A process that ends takes Spark from under its work.
                stop.check();
                throw failure.apply(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while Spark was at work", e);
            }
        }
    }

    @Override
    public void close() {
        wanted = true;
        worker.submit(() -> {
            session.get().stop();
            return null;
        });
        worker.shutdown();
        try {
            worker.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        scratch.close();
    }

    private Void warmUp() throws ExecutionException, InterruptedException {
        for (Runnable step : new WarmUp(definition, scratch.path()).steps(session.get())) {
            if (!wanted) {
                step.run();
            }
        }
        return null;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "spark-engine");
        thread.setDaemon(true);
        return thread;
    }
}
