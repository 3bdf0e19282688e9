package dev.millrace.benchmarks.own;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.Workshop;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.wire.WireFormat;

/** The sink, landing the batch that the last {@link IngestRun} brought. */
public final class SinkRun implements Contestant {
    private final Session session;
    private final Input input;
    private final WireFormat wire;
    private final StageJar stage;

    /**
     * @param session with the broker
     * @param input what was ingested
     * @param wire how its rows were encoded
     */
    public SinkRun(Session session, Input input, WireFormat wire) {
        this.session = session;
        this.input = input;
        this.wire = wire;
        this.stage = new StageJar(session.shop(), "sink-service", "sink");
    }

    @Override
    public String name() {
        return "Millrace sink, %s wire".formatted(wire.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public long rows() {
        return input.rows();
    }

    /** Where the batch lands, in the place of the one before. */
    OutDirectory out() {
        return new OutDirectory(session.shop().file("sink"));
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        OutDirectory out = out();
        Workshop.remove(out.root());
        Map<String, String> settings = Map.of(
                "MILLRACE_OUT", out.root().toString(),
                "MILLRACE_INPUT", input.file().toString(),
                "KAFKA_BOOTSTRAP_SERVERS", session.address());
        return stage.run(settings, out.landed(input.batch()).resolve(OutDirectory.MANIFEST), input.rows());
    }
}
