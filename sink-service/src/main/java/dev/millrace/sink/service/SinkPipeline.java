package dev.millrace.sink.service;

import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.RunMode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.stage.StageService;
import dev.millrace.runtime.telemetry.StageTelemetry;
import dev.millrace.sink.SinkSettings;
import dev.millrace.sink.analysis.Analysis;
import dev.millrace.sink.analysis.ChildAnalysis;
import dev.millrace.sink.analysis.RequestedAnalysis;
import dev.millrace.sink.cluster.ClusterAnalysis;
import dev.millrace.sink.rows.RowConsumer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lands what was asked for, and has it analysed, for as long as the service is up. */
@ApplicationScoped
public class SinkPipeline {

    private final SinkSettings settings;
    private final Map<String, Object> kafka;
    private final RowConsumer rows;
    private final StageTelemetry watch;
    private StageService service;

    /**
     * @param settings where the data lies
     * @param kafka how clients reach the broker
     * @param rows where the rows come from
     * @param watch looks on
     */
    SinkPipeline(
            SinkSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            RowConsumer rows,
            StageTelemetry watch) {
        this.settings = settings;
        this.kafka = kafka;
        this.rows = rows;
        this.watch = watch;
    }

    void begin(@Observes StartupEvent event) {
        if (settings.mode() == RunMode.SERVICE) {
            Analysis analysis = analysis();
            service = new StageService(new KafkaCluster(kafka), watch, watch::log);
            watch.over(service);
            service.takeOn(RequestedLanding.STAGE, new RequestedLanding(service.cluster(), rows, settings));
            OutDirectory data = new OutDirectory(settings.out());
            service.takeOn(RequestedAnalysis.STAGE, new RequestedAnalysis(analysis, data));
            service.start();
        }
    }

    private Analysis analysis() {
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

    /** What the service is made of. */
    public StageService service() {
        return service;
    }

    void end(@Observes ShutdownEvent event) {
        if (service != null) {
            service.close();
        }
    }
}
