package dev.millrace.runtime.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.millrace.contract.stage.StageFailure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What a platform is told of a service. Safe for use by many threads. */
@ApplicationScoped
public class StageHealth {
    private static final Duration VALID = Duration.ofSeconds(2);

    private final StageService service;
    private final Uni<Optional<String>> brokerTrouble;

    StageHealth(StageService service) {
        this.service = service;
        this.brokerTrouble = trouble(service::requireBroker, VALID);
    }

    /**
     * Why there is no answer; empty if there is one. Those who ask meanwhile are told the same, and do not pile up behind a broker
     * that is slow to answer.
     *
     * @param question returns if there is an answer, and throws a {@link StageFailure} if there is none
     * @param valid how long an answer is good for
     */
    static Uni<Optional<String>> trouble(Runnable question, Duration valid) {
        return Uni.createFrom()
                .item(() -> {
                    question.run();
                    return Optional.<String>empty();
                })
                .onFailure(StageFailure.class)
                .recoverWithItem(failure -> Optional.of(failure.getMessage()))
                .memoize()
                .atLeast(valid);
    }

    /** Whether the broker answers, and the service has heard all that stands in its control topics. */
    @Produces
    @ApplicationScoped
    @Readiness
    HealthCheck broker() {
        return () -> {
            Optional<String> trouble = brokerTrouble
                    .await()
                    .indefinitely()
                    .or(() -> service.isCaughtUp()
                            ? Optional.empty()
                            : Optional.of("The control topics are still being read: ask again in a moment."));
            return answer("broker", "trouble", trouble);
        };
    }

    /** Whether the threads live that are to live as long as the process; one that has died is only had back by a restart. */
    @Produces
    @ApplicationScoped
    @Liveness
    HealthCheck workers() {
        return () -> {
            List<String> dead = service.dead();
            return answer(
                    "workers", "died", Optional.of(String.join(", ", dead)).filter(names -> !dead.isEmpty()));
        };
    }

    private static HealthCheckResponse answer(String name, String what, Optional<String> wrong) {
        var answer = HealthCheckResponse.named(name).status(wrong.isEmpty());
        return wrong.map(sentence -> answer.withData(what, sentence))
                .orElse(answer)
                .build();
    }
}
