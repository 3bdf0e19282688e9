package dev.millrace.eda;

import java.nio.file.Path;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.EvidenceFinder;
import dev.millrace.contract.verify.Origin;
import dev.millrace.contract.verify.OriginFinder;
import dev.millrace.contract.verify.Verdict;

/** The verdict where no launcher gives one, as in containers: the last stage is the first that can compare them all. */
final class Conclusion {
    private final EdaConfig config;
    private final Gate gate;

    Conclusion(EdaConfig config, Gate gate) {
        this.config = config;
        this.gate = gate;
    }

    /**
     * Waits until the ingest vouches for a batch: one that was killed behind its last commit leaves rows that land before.
     *
     * @throws StageFailure with code 75 when the deadline has passed
     */
    void awaitIngest(String batch) {
        Path ingested = config.out().ingested(batch);
        gate.await(ingested.toString(), () -> new ManifestFile().read(ingested));
    }

    /**
     * Compares what the stages vouch for.
     *
     * @return what is proved, for a person
     * @throws StageFailure with code 65 if the rows that went in are not those that came out, with 66 if nobody knows
     *     where they come from
     */
    String draw(DatasetDefinition definition, String batch) {
        Evidence evidence = new EvidenceFinder(config.out()).find(origin(definition, batch), config.report());
        Verdict verdict = Verdict.of(evidence);
        if (!verdict.holds()) {
            throw new StageFailure(ExitCode.REFUSED, verdict.refusal() + ".");
        }
        return evidence.summary();
    }

    private Origin origin(DatasetDefinition definition, String batch) {
        OriginFinder origins = new OriginFinder(config.out(), definition);
        return config.input().map(origins::given).orElseGet(() -> origins.of(batch));
    }
}
