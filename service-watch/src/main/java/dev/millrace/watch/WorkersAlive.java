package dev.millrace.watch;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether the threads live that are to live as long as the process; one that has died is only had back by a restart. */
@Liveness
@ApplicationScoped
public class WorkersAlive implements HealthCheck {
    private final WatchedService watched;

    /**
     * @param watched whose threads
     */
    WorkersAlive(WatchedService watched) {
        this.watched = watched;
    }

    @Override
    public HealthCheckResponse call() {
        var service = watched.service();
        List<String> dead = service == null ? List.of() : service.dead();
        var answer = HealthCheckResponse.named("workers").status(dead.isEmpty());
        return (dead.isEmpty() ? answer : answer.withData("died", String.join(", ", dead))).build();
    }
}
