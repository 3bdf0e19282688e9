package dev.millrace.sink.service;

import java.nio.file.Path;

import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.EvidenceFinder;
import dev.millrace.contract.verify.OriginFinder;
import dev.millrace.contract.verify.Verdict;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.BatchVerdict;
import dev.millrace.runtime.batch.RequestedBatch;
import dev.millrace.runtime.stage.StageHandler;
import dev.millrace.runtime.stage.StageTask;
import dev.millrace.sink.SinkSettings;
import dev.millrace.sink.analysis.Analysis;
import dev.millrace.sink.analysis.AnalysisOrder;
import dev.millrace.sink.analysis.ChildAnalysis;
import dev.millrace.sink.cluster.ClusterAnalysis;
import jakarta.enterprise.context.ApplicationScoped;

/** Has one landed batch analysed, and compares in the end what all stages saw. */
@ApplicationScoped
public class RequestedAnalysis implements StageHandler {

    private final Analysis analysis;
    private final OutDirectory data;

    /**
     * @throws StageFailure with code 64 if there is nobody who analyses
     */
    RequestedAnalysis(SinkSettings settings) {
        this.analysis = analysis(settings);
        this.data = new OutDirectory(settings.out());
    }

    private static Analysis analysis(SinkSettings settings) {
        return switch (settings.analysis()) {
            case PROCESS ->
                new ChildAnalysis(
                        settings.edaArguments()
                                .orElseThrow(
                                        () -> new StageFailure(
                                                ExitCode.USAGE,
                                                "MILLRACE_EDA_ARGUMENTS is not set: name a file of arguments with which java starts the analysis, such as -jar and its jar, or set MILLRACE_ANALYSIS=cluster.")),
                        settings.deadline());
            case CLUSTER -> ClusterAnalysis.ofThisPod(settings.edaJob(), settings.deadline());
        };
    }

    @Override
    public Stage stage() {
        return Stage.EDA;
    }

    @Override
    public String leaseChannel() {
        return SinkChannels.ANALYSIS_LEASE;
    }

    @Override
    public boolean isNext(BatchStatus status) {
        boolean hasLanded = status.isPast(Stage.INGEST) && status.isPast(Stage.SINK);
        return !status.state().isFinal() && hasLanded && !status.isPast(Stage.EDA);
    }

    @Override
    public void run(StageTask task) {
        String batch = task.status().batch().orElseThrow();
        RequestedBatch asked = new RequestedBatch(task.request(), data);
        Path report = data.report(batch).resolve(OutDirectory.MANIFEST);
        boolean isThere = new ManifestFile().read(report).isPresent();
        if (!isThere) {
            analysis.run(new AnalysisOrder(asked, batch), task.progress(), task.stop());
        }
        Evidence evidence =
                new EvidenceFinder(data).find(new OriginFinder(data, asked.definition()).of(batch), data.report(batch));
        task.conclude(judgement(evidence));
        long rows = evidence.analysed().map(seen -> seen.totals().rows()).orElse(0L);
        task.progress().expect(rows);
        task.progress().done(rows, 0, isThere ? "already analysed" : null);
    }

    private static BatchVerdict judgement(Evidence evidence) {
        Verdict verdict = Verdict.of(evidence);
        return new BatchVerdict(
                verdict.holds(), verdict.holds() ? evidence.summary() : verdict.refusal(), verdict.checks());
    }
}
