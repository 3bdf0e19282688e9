package dev.millrace.eda;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongConsumer;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.cluster.ExecutorWatch;
import dev.millrace.eda.cluster.SparkPlace;
import dev.millrace.eda.profile.Profile;
import org.apache.spark.SparkContext;
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
    private final ExecutorWatch executors;
    private final Future<SparkSession> session;
    private volatile boolean wanted;
    private volatile SparkContext spark;

    /**
     * Begins to start Spark.
     *
     * @param config where it works, and how long it may be without an executor
     */
    SparkEngine(DatasetDefinition definition, EdaConfig config) {
        this.definition = definition;
        SparkPlace place = config.spark();
        this.executors = new ExecutorWatch(place, config.deadline());
        this.session = worker.submit(new SparkSessions(scratch.path(), place)::start);
        // A failure here is of no consequence: the work itself would fail in the same way, and say so. What an executor
        // on another machine has to warm up, it does with the first rows.
        if (place.isLocal()) {
            worker.submit(this::warmUp);
        }
    }

    /**
     * Does some work, and tells meanwhile how many rows were read.
     *
     * @param read is told the rows of all passes so far
     * @param failure what to end with when the work fails
     * @throws dev.millrace.contract.stage.StageFailure with code 75 if it is asked to stop, or no executor of a
     *     cluster comes
     */
    <T> T work(SparkWork<T> work, LongConsumer read, Function<Throwable, RuntimeException> failure, StopRequest stop) {
        wanted = true;
        PassMeter meter = new PassMeter();
        Future<T> result = worker.submit(() -> {
            spark = session.get().sparkContext();
            meter.listenTo(spark);
            return work.on(session.get(), meter);
        });
        while (true) {
            try {
                return result.get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                stop.check();
                Optional.ofNullable(spark).ifPresent(executors::check);
                read.accept(meter.rows());
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
        if (!wanted) {
            Profile profile = new WarmUp(definition, scratch.path()).analyse(session.get());
            if (!wanted) {
                new PlotBook(profile).all();
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
