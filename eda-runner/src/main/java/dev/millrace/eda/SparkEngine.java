package dev.millrace.eda;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.cluster.ClusterFailure;
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
    /** How often each row is read. */
    private static final int PASSES = 2;

    private final ScratchDirectory scratch = new ScratchDirectory();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(SparkEngine::daemon);
    private final DatasetDefinition definition;
    private final SparkPlace place;
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
        this.place = config.spark();
        this.executors = new ExecutorWatch(place, config.deadline());
        this.session = worker.submit(new SparkSessions(scratch.path(), place)::start);
        // A failure here is of no consequence: the work itself would fail in the same way, and say so. What an executor
        // on another machine has to warm up, it does with the first rows.
        if (place.isLocal()) {
            worker.submit(this::warmUp);
        }
    }

    /**
     * Profiles a batch, and tells how many rows were read meanwhile.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 66 or 65 if its files cannot be read, with 64 if a
     *     derived column cannot be computed, with 75 if it is asked to stop or no executor comes, with 69 if a cluster
     *     ends the work
     */
    Findings profile(LandedBatch landed, Progress progress, StopRequest stop) {
        wanted = true;
        List<Path> files = landed.files();
        PassMeter meter = new PassMeter();
        Future<Findings> findings = worker.submit(() -> {
            spark = session.get().sparkContext();
            spark.addSparkListener(meter);
            Profile profile = new Analysis(definition, session.get())
                    .profile(landed.manifest().batch(), files, landed.layout());
            return new Findings(profile, meter.passes(spark));
        });
        while (true) {
            try {
                return findings.get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                stop.check();
                Optional.ofNullable(spark).ifPresent(executors::check);
                progress.moved(
                        Math.min(
                                meter.rows() / PASSES,
                                landed.manifest().totals().rows()),
                        0);
            } catch (ExecutionException e) {
                // A process that ends takes Spark from under its work.
                stop.check();
                throw failure(landed, e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while Spark was at work", e);
            }
        }
    }

    private RuntimeException failure(LandedBatch landed, Throwable failure) {
        return new ClusterFailure(place)
                .atWork(landed.directory(), failure)
                .map(RuntimeException.class::cast)
                .orElseGet(() -> SparkFailure.of(landed, failure));
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
