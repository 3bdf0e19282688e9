package dev.millrace.benchmarks.own;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.wire.WireFormat;

/** The ingest, into fresh topics; what it wrote stays there until the next run. */
public final class IngestRun implements Contestant {
    /** The topic of the rows. */
    public static final String TOPIC = Input.DATASET;

    private final Session session;
    private final Input input;
    private final WireFormat wire;
    private final StageJar stage;

    /**
     * @param session with the broker
     * @param input what to read; it must have been generated when this runs
     * @param wire how rows are encoded
     */
    public IngestRun(Session session, Input input, WireFormat wire) {
        this.session = session;
        this.input = input;
        this.wire = wire;
        this.stage = new StageJar(session.shop(), "ingest-service", "ingest");
    }

    @Override
    public String name() {
        return "Millrace ingest, %s wire".formatted(wire.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public long rows() {
        return input.rows();
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        session.topics().remove(List.of(TOPIC, "batches", TOPIC + ".dead-letters"));
        OutDirectory out = new OutDirectory(session.shop().file("ingest"));
        Map<String, String> settings = Map.of(
                "MILLRACE_OUT", out.root().toString(),
                "MILLRACE_INPUT", input.file().toString(),
                "MILLRACE_WIRE", wire.name().toLowerCase(Locale.ROOT),
                "KAFKA_BOOTSTRAP_SERVERS", session.address());
        return stage.run(settings, out.ingested(input.batch()), input.rows());
    }
}
