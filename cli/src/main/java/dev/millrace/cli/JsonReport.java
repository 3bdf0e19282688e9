package dev.millrace.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.verify.Check;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.Verdict;
import dev.millrace.deploy.Phases;

/** What a program reads: one document, printed at the end. */
final class JsonReport implements RunReport {
    private static final String VERIFIED = "verified";
    private static final String REFUSED = "refused";
    private static final String FAILED = "failed";
    private static final String DONE = "done";

    private final ObjectMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final PrintStream out;

    JsonReport(PrintStream out) {
        this.out = out;
    }

    /**
     * The document.
     *
     * @param verdict verified, refused or failed
     * @param exit the code that the command exits with
     * @param error why it is not verified; null if it is
     * @param batch the batch id; null if the run did not get that far
     * @param report the page that a person looks at; null if there is none
     * @param landed where the rows lie, if there is no such page
     * @param replays the batch whose rejected rows they are; null for any other run
     * @param seconds how long the command took
     * @param phases how long each phase of a deployment took; null for any other run
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "verdict", "exit", "error", "dataset", "batch", "replays", "seconds", "phases", "report", "landed", "stages",
        "checks"
    })
    private record Document(
            String verdict,
            int exit,
            String error,
            String dataset,
            String batch,
            String replays,
            Double seconds,
            Phases phases,
            String report,
            String landed,
            List<StageFigures> stages,
            List<Check> checks) {}

    /** The document of a single stage. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record StageDocument(String verdict, int exit, String result, ProgressEvent stage) {}

    /** What a stage vouches for; rate is in rows a second. */
    private record StageFigures(
            String stage, @JsonUnwrapped Totals totals, long rejected, double seconds, double rate) {
        static StageFigures of(Manifest manifest) {
            double seconds = manifest.seconds();
            double rate = seconds > 0 ? Math.round(manifest.totals().rows() / seconds) : 0;
            return new StageFigures(manifest.stage().done(), manifest.totals(), manifest.rejected(), seconds, rate);
        }
    }

    @Override
    public void begin(DatasetDefinition definition, RunInput source, String place, OutDirectory directory) {
        // Everything is said at the end.
    }

    @Override
    public ExitCode end(Evidence evidence, Verdict verdict, Path report, double seconds) {
        return deployed(evidence, verdict, report, seconds, null);
    }

    @Override
    public ExitCode deployed(Evidence evidence, Verdict verdict, Path report, double seconds, Phases phases) {
        return print(evidence, verdict, report.toString(), null, seconds, phases);
    }

    @Override
    public ExitCode replayed(Evidence evidence, Verdict verdict, Path landed, double seconds) {
        return print(evidence, verdict, null, landed.toString(), seconds, null);
    }

    private ExitCode print(
            Evidence evidence, Verdict verdict, String report, String landed, double seconds, Phases phases) {
        ExitCode exit = verdict.holds() ? ExitCode.DONE : ExitCode.REFUSED;
        print(new Document(
                verdict.holds() ? VERIFIED : REFUSED,
                exit.code(),
                verdict.holds() ? null : verdict.refusal(),
                evidence.ingested().dataset(),
                evidence.ingested().batch(),
                evidence.ingested().details().get("replays"),
                seconds,
                phases,
                report,
                landed,
                evidence.manifests().stream().map(StageFigures::of).toList(),
                verdict.checks()));
        return exit;
    }

    @Override
    public ExitCode verified(Evidence evidence, Verdict verdict, Path report, double seconds) {
        return end(evidence, verdict, report, seconds);
    }

    @Override
    public ExitCode done(ProgressEvent last, Optional<Path> result) {
        String path = result.map(Path::toString).orElse(null);
        print(new StageDocument(DONE, ExitCode.DONE.code(), path, last));
        return ExitCode.DONE;
    }

    @Override
    public ExitCode failed(StageFailure failure) {
        ExitCode exit = failure.exitCode();
        String verdict = exit == ExitCode.REFUSED ? REFUSED : FAILED;
        print(new Document(
                verdict, exit.code(), failure.getMessage(), null, null, null, null, null, null, null, null, null));
        return exit;
    }

    private void print(Object document) {
        try {
            out.println(json.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result cannot be written as JSON", e);
        }
    }
}
