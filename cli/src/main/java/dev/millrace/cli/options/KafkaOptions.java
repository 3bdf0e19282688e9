package dev.millrace.cli.options;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import picocli.CommandLine.Option;

/** Which broker to use, and how to reach it. */
public final class KafkaOptions implements StageSettings {

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            converter = Converters.Bootstrap.class,
            description = "Use this Kafka instead of the embedded one; several addresses with commas.")
    private String bootstrap;

    @Option(
            names = "--kafka-property",
            paramLabel = "KEY=VALUE",
            description = {
                "A Kafka client property, for example security.protocol=SSL; can be given more than once.",
                "A secret is better set as a variable: sasl.jaas.config is KAFKA_SASL_JAAS_CONFIG."
            })
    private Map<String, String> properties = new LinkedHashMap<>();

    /** The user's own broker, if one was given. */
    public Optional<String> bootstrap() {
        return Optional.ofNullable(bootstrap);
    }

    @Override
    public void addTo(Map<String, String> environment) {
        properties.forEach((key, value) -> environment.put(variable(key), value));
    }

    private static String variable(String property) {
        return "KAFKA_" + property.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
