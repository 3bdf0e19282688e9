package dev.millrace.eda.summary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.Origin;
import dev.millrace.contract.verify.OriginFinder;
import dev.millrace.contract.verify.Verdict;
import dev.millrace.eda.summary.Pipeline.Rejection;
import dev.millrace.eda.summary.Pipeline.StageFigures;

/** Puts together what the stages vouch for, for a report that is written before the analysis itself vouches for anything. */
public final class PipelineFigures {
    private final OutDirectory out;
    private final DatasetDefinition definition;
    private final ManifestFile manifests = new ManifestFile();

    /**
     * @param out the directory of the run
     * @param definition what a row is
     */
    public PipelineFigures(OutDirectory out, DatasetDefinition definition) {
        this.out = out;
        this.definition = definition;
    }

    /**
     * What the stages vouch for. What cannot be compared yet is not an error, but not verified either.
     *
     * @param input the user's file, which is hashed; empty for a batch that is known by its id
     * @param totals what the analysis saw
     * @param seconds how long it has worked
     * @return null if no sink has landed the batch
     */
    public Pipeline of(Optional<Path> input, String batch, Totals totals, double seconds) {
        Optional<Manifest> landed = manifests.read(out.landed(batch).resolve(OutDirectory.MANIFEST));
        if (landed.isEmpty()) {
            return null;
        }
        Manifest analysed = analysed(batch, totals, seconds);
        Optional<Manifest> ingested = manifests.read(out.ingested(batch));
        if (ingested.isEmpty()) {
            return unverified(
                    "The ingest does not vouch for these rows yet, so nothing is proved: ./millrace verify compares them later.",
                    List.of(landed.get(), analysed));
        }
        try {
            return compared(new Evidence(origin(input, batch), ingested.get(), landed.get(), analysed));
        } catch (StageFailure unknown) {
            return unverified(unknown.getMessage(), List.of(ingested.get(), landed.get(), analysed));
        }
    }

    private Origin origin(Optional<Path> input, String batch) {
        OriginFinder origins = new OriginFinder(out, definition);
        return input.map(origins::given).orElseGet(() -> origins.of(batch));
    }

    private Manifest analysed(String batch, Totals totals, double seconds) {
        return new Manifest(
                Stage.EDA,
                batch,
                definition.name(),
                BatchId.fingerprint(definition),
                totals,
                0,
                List.of(),
                Map.of(),
                seconds);
    }

    private static Pipeline compared(Evidence evidence) {
        Verdict verdict = Verdict.of(evidence);
        String said = verdict.holds() ? evidence.summary() : verdict.refusal();
        return new Pipeline(
                verdict.holds(), sentence(said), stages(evidence.manifests()), rejections(evidence.ingested()));
    }

    private static Pipeline unverified(String why, List<Manifest> known) {
        List<Rejection> rejections = known.stream()
                .filter(manifest -> manifest.stage() == Stage.INGEST)
                .flatMap(ingested -> rejections(ingested).stream())
                .toList();
        return new Pipeline(false, why, stages(known), rejections);
    }

    private static String sentence(String said) {
        return Character.toUpperCase(said.charAt(0)) + said.substring(1) + ".";
    }

    private static List<StageFigures> stages(List<Manifest> manifests) {
        return manifests.stream().map(PipelineFigures::stage).toList();
    }

    private static StageFigures stage(Manifest manifest) {
        // Only ingest judges rows; a generator may have made some to be rejected.
        boolean judged = manifest.stage() == Stage.INGEST || manifest.rejected() > 0;
        Totals totals = manifest.totals();
        return new StageFigures(
                manifest.stage().done(),
                totals.rows(),
                judged ? manifest.rejected() : null,
                totals.rowHash(),
                totals.sums(),
                manifest.seconds());
    }

    private static List<Rejection> rejections(Manifest ingested) {
        List<Rejection> rejections = new ArrayList<>(ingested.rejections().stream()
                .map(rows -> new Rejection(rows.column(), rows.reason(), rows.rows(), rows.examples()))
                .sorted(Comparator.comparingLong(Rejection::rows).reversed())
                .toList());
        long told = ingested.rejections().stream().mapToLong(RejectedRows::rows).sum();
        // An ingest tells some reasons apart, and an older one told none.
        long rest = ingested.rejected() - told;
        if (rest > 0) {
            rejections.add(
                    new Rejection(null, told == 0 ? "for reasons not told" : "for other reasons", rest, List.of()));
        }
        return rejections;
    }
}
