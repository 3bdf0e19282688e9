package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.own.LandedInput;
import dev.millrace.benchmarks.process.Command;
import dev.millrace.benchmarks.process.JavaProgram;
import dev.millrace.benchmarks.process.SparkProgram;
import dev.millrace.benchmarks.process.TimedProcess;
import dev.millrace.benchmarks.process.Workshop;
import dev.millrace.benchmarks.spark.ReadOnce;
import dev.millrace.benchmarks.spark.ReferenceScript;

/** A process that reads all landed files and prints what it found. */
public final class OtherAnalysis implements Contestant {
    private static final int DUCKDB_HEAP_MEGABYTES = 256;

    private final String name;
    private final LandedInput landed;
    private final Answer answer;
    private final Command command;

    private OtherAnalysis(Workshop shop, String name, LandedInput landed, Answer answer, List<String> words) {
        this.name = name;
        this.landed = landed;
        this.answer = answer;
        // Spark listens to others, if only for its page about itself: here to this machine alone.
        Map<String, String> environment = Map.of(
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                "SPARK_LOCAL_DIRS",
                shop.file("spark").toString());
        String file = name.replaceAll("\\W+", "-");
        this.command = new Command(words, environment, shop.output(file), shop.log(file));
    }

    /** The reference-shaped job, as scripts are started. */
    public static OtherAnalysis referenceScript(Workshop shop, SparkProgram spark, LandedInput landed) {
        List<String> words = spark.asScript(ReferenceScript.class.getName());
        words.add(landed.files());
        return new OtherAnalysis(shop, "reference-shaped job", landed, rows(landed), words);
    }

    /** Spark reading the rows once, started as the analysis is. */
    public static OtherAnalysis readOnce(Workshop shop, SparkProgram spark, LandedInput landed) {
        List<String> words = spark.asStage(ReadOnce.class.getName(), landed.rows());
        words.add(landed.files());
        return new OtherAnalysis(shop, "reading once in Spark", landed, total(landed), words);
    }

    /**
     * Writes the archive of classes that {@link #readOnce} then uses, which is made only after this.
     *
     * @param landed a few rows
     */
    public static void prepareReadOnce(Workshop shop, SparkProgram spark, LandedInput landed)
            throws IOException, InterruptedException {
        List<String> words = spark.inTraining(ReadOnce.class.getName(), landed.rows());
        words.add(landed.files());
        new OtherAnalysis(shop, "training", landed, total(landed), words).run();
    }

    /** DuckDB, asked what the reference-shaped job asks. */
    public static OtherAnalysis duckDb(Workshop shop, LandedInput landed) {
        List<String> words = JavaProgram.peer(DuckDbTables.class.getName(), DUCKDB_HEAP_MEGABYTES);
        words.add(landed.files());
        return new OtherAnalysis(shop, "the same questions in DuckDB", landed, rows(landed), words);
    }

    private static Answer rows(LandedInput landed) {
        return new Answer("rows", BigDecimal.valueOf(landed.rows()));
    }

    private static Answer total(LandedInput landed) {
        return new Answer("total", landed.totals().sums().get("total_amount"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long rows() {
        return landed.rows();
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        TimedProcess.Ended ended = TimedProcess.runToEnd(command);
        answer.check(name, command.output());
        return new Run(ended.seconds(), ended.seconds(), ended.processorSeconds(), ended.peakBytes());
    }
}
