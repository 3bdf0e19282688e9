package dev.millrace.runtime.service;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether the threads live that are to live as long as the process; one that has died is only had back by a restart. */
@Liveness
@ApplicationScoped
public class WorkerLiveness implements HealthCheck {
    private final StageService service;

    WorkerLiveness(StageService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> dead = service.dead();
        var answer = HealthCheckResponse.named("workers").status(dead.isEmpty());
        return (dead.isEmpty() ? answer : answer.withData("died", String.join(", ", dead))).build();
    }
}
