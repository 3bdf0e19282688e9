package dev.millrace.runtime.service;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the broker answers, and the service has heard all that stands in its control topics. */
@Readiness
@ApplicationScoped
public class BrokerReadiness implements HealthCheck {
    private static final Duration VALID = Duration.ofSeconds(2);

    private final StageService service;
    private final CachedHealthProbe broker;

    BrokerReadiness(StageService service) {
        this.service = service;
        this.broker = new CachedHealthProbe(service::requireBroker, VALID, System::nanoTime);
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
        return broker.trouble()
                .or(() -> service.isCaughtUp()
                        ? Optional.empty()
                        : Optional.of("The control topics are still being read: ask again in a moment."));
    }
}
