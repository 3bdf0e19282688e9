package dev.millrace.runtime.telemetry;

import java.util.List;

import dev.millrace.runtime.stage.StageService;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether the threads live that are to live as long as the process; one that has died is only had back by a restart. */
@Liveness
@ApplicationScoped
public class WorkerLiveness implements HealthCheck {
    private final StageTelemetry watch;

    /**
     * @param watch knows them
     */
    WorkerLiveness(StageTelemetry watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> dead = watch.service().map(StageService::dead).orElse(List.of());
        var answer = HealthCheckResponse.named("workers").status(dead.isEmpty());
        return (dead.isEmpty() ? answer : answer.withData("died", String.join(", ", dead))).build();
    }
}
