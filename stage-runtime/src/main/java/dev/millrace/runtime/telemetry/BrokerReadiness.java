package dev.millrace.runtime.telemetry;

import java.time.Duration;
import java.util.Optional;

import dev.millrace.runtime.stage.StageService;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the broker answers, and the service has heard all that stands in its control topics. */
@Readiness
@ApplicationScoped
public class BrokerReadiness implements HealthCheck {
    private static final Duration VALID = Duration.ofSeconds(2);

    private final StageTelemetry watch;
    private final CachedHealthProbe broker;

    /**
     * @param watch knows it
     */
    BrokerReadiness(StageTelemetry watch) {
        this.watch = watch;
        this.broker = new CachedHealthProbe(
                () -> watch.service().ifPresent(StageService::requireBroker), VALID, System::nanoTime);
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = trouble();
        var answer = HealthCheckResponse.named("broker").status(trouble.isEmpty());
        return trouble.map(sentence -> answer.withData("trouble", sentence))
                .orElse(answer)
                .build();
    }

    private Optional<String> trouble() {
        Optional<StageService> service = watch.service();
        if (service.isEmpty()) {
            return Optional.of("The service has not begun yet.");
        }
        return broker.trouble()
                .or(() -> service.get().isCaughtUp()
                        ? Optional.empty()
                        : Optional.of("The control topics are still being read: ask again in a moment."));
    }
}
