package dev.millrace.runtime.telemetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * What follows from other settings: a service has control channels, traces if it knows where to, and logs in JSON unless
 * {@code millrace.log} says plain; a job does neither. What the surroundings say wins over this.
 */
public final class ModeConfigSourceFactory implements ConfigSourceFactory {
    /** Above the properties in the jars, below those outside and the environment. */
    private static final int ORDINAL = 255;

    private static final int DEFAULTS = 0;
    private static final List<String> ENDPOINTS = List.of(
            "quarkus.otel.exporter.otlp.endpoint",
            "quarkus.otel.exporter.otlp.traces.endpoint",
            "otel.exporter.otlp.endpoint",
            "otel.exporter.otlp.traces.endpoint");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean isService = value(context, "millrace.mode")
                .filter("service"::equalsIgnoreCase)
                .isPresent();
        boolean isForPeople = Stream.of("dev", "test").anyMatch(context.getProfiles()::contains);
        String log = value(context, "millrace.log").orElse(isForPeople ? "plain" : "json");
        boolean isTraced =
                ENDPOINTS.stream().anyMatch(name -> value(context, name).isPresent());
        return List.of(new PropertiesConfigSource(
                Map.of(
                        "control-plane.enabled", Boolean.toString(isService),
                        // The control channels of a job are not there, which would be warned of at every start;
                        // what ends its channel of rows, the job says itself in one sentence.
                        "quarkus.log.category.\"io.smallrye.reactive.messaging.provider\".level",
                                isService ? "WARN" : "OFF",
                        "quarkus.log.category.\"io.smallrye.reactive.messaging.kafka\".level",
                                isService ? "INFO" : "OFF",
                        "quarkus.otel.sdk.disabled", Boolean.toString(!isService || !isTraced),
                        "quarkus.log.console.json.enabled", Boolean.toString(isService && isJson(log))),
                "what follows from the life of the service",
                ORDINAL));
    }

    private static boolean isJson(String log) {
        return switch (log) {
            case "json" -> true;
            case "plain" -> false;
            default ->
                throw new StageFailure(
                        ExitCode.USAGE, "MILLRACE_LOG=%s will not do: it must be one of json, plain.".formatted(log));
        };
    }

    /** What somebody has set; a default of the framework is not that. */
    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name))
                .filter(found -> found.getConfigSourceOrdinal() > DEFAULTS)
                .map(ConfigValue::getValue)
                .filter(text -> !text.isBlank());
    }
}
