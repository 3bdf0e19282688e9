package dev.millrace.watch;

import java.time.Duration;
import java.util.Optional;

import dev.millrace.contract.kafka.StageService;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the broker answers, and the service has heard all that stands in its control topics. */
@Readiness
@ApplicationScoped
public class BrokerReady implements HealthCheck {
    private static final Duration VALID = Duration.ofSeconds(2);

    private final ServiceWatch watch;
    private final Pulse broker;

    /**
     * @param watch knows it
     */
    BrokerReady(ServiceWatch watch) {
        this.watch = watch;
        this.broker = new Pulse(() -> watch.service().ifPresent(StageService::requireBroker), VALID, System::nanoTime);
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
