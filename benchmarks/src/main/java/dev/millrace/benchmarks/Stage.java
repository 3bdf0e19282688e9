package dev.millrace.benchmarks;

import java.io.IOException;
import java.util.List;

import dev.millrace.benchmarks.measure.Rounds;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.report.Section;

/** What can be measured, in the order in which it is. */
enum Stage {
    /** The generator beside DuckDB. */
    GENERATE {
        @Override
        Section measure(Session session, Plan plan, Rounds rounds) throws IOException, InterruptedException {
            return new GenerateStage(session).measure(plan, rounds);
        }
    },
    /** The ingest beside Connect, ProducerPerformance and kcat. */
    INGEST {
        @Override
        Section measure(Session session, Plan plan, Rounds rounds) throws IOException, InterruptedException {
            return new IngestStage(session).measure(plan, rounds);
        }
    },
    /** The sink, csv wire, beside Connect, ConsumerPerformance and kcat. */
    SINK {
        @Override
        Section measure(Session session, Plan plan, Rounds rounds) throws IOException, InterruptedException {
            return new SinkStage(session).measure(plan, rounds);
        }
    },
    /** All three with ten times the rows. */
    GROWTH {
        @Override
        Section measure(Session session, Plan plan, Rounds rounds) throws IOException, InterruptedException {
            return new GrowthStage(session).measure(plan, rounds);
        }
    },
    /** The analysis beside scripts of Spark, and DuckDB. */
    EDA {
        @Override
        Section measure(Session session, Plan plan, Rounds rounds) throws IOException, InterruptedException {
            return new EdaStage(session).measure(plan, rounds);
        }
    },
    /** Where the time goes inside: not part of a run unless it is asked for. */
    JMH {
        @Override
        Section measure(Session session, Plan plan, Rounds rounds) {
            return new MicroStage().measure();
        }
    };

    /** What runs when nothing is asked for. */
    static final List<Stage> USUAL = List.of(GENERATE, INGEST, SINK, GROWTH, EDA);

    abstract Section measure(Session session, Plan plan, Rounds rounds) throws IOException, InterruptedException;
}
