package dev.millrace.cli.launch;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.Shard;

/**
 * What a child finds in its environment: what the command line says, and nothing that happens to be set around it.
 *
 * @param settings the stages' settings, by variable
 * @param broker the broker they use; empty for stages that use none
 */
public record ChildEnvironment(Map<String, String> settings, Optional<BrokerChoice> broker) {
    private static final String OURS = "MILLRACE_";
    private static final String KAFKA = "KAFKA_";
    private static final String SHARD = "MILLRACE_SHARD";
    /** What Kubernetes tells the pods of an Indexed Job: meant for this program, if anybody, and not for its children. */
    private static final String JOB = "JOB_COMPLETION_";

    public ChildEnvironment {
        settings = Map.copyOf(settings);
    }

    /** Changes an inherited environment into a child's. */
    public void applyTo(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith(OURS) || name.startsWith(JOB) || isForAnotherKafka(name));
        environment.putAll(settings);
        broker.ifPresent(choice -> environment.put("KAFKA_BOOTSTRAP_SERVERS", choice.bootstrapServers()));
        environment.put("MILLRACE_PROGRESS", "json");
        environment.put("MILLRACE_LAUNCHED", "true");
    }

    /**
     * How this program itself reaches the broker: it reads the variables of a child as a child does.
     *
     * @param inherited the environment of this program
     */
    public Map<String, Object> kafkaClient(Map<String, String> inherited) {
        Map<String, String> environment = new HashMap<>(inherited);
        applyTo(environment);
        Map<String, Object> config = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(KAFKA)) {
                String property = name.substring(KAFKA.length());
                config.put(property.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return config;
    }

    /** Which part of a stage's work the child does. */
    public Shard shard() {
        return settings.containsKey(SHARD) ? Shard.parse(settings.get(SHARD)) : Shard.WHOLE;
    }

    /** Whether the child's standard output is an answer for the user; it then tells its events on standard error. */
    boolean isQuery() {
        return settings.containsKey("MILLRACE_SQL");
    }

    /** The broker to start; empty if there is none to start. */
    public Optional<BrokerChoice> embedded() {
        return broker.filter(choice -> choice.kind() == BrokerChoice.Kind.EMBEDDED);
    }

    /** Credentials and the like in the environment are meant for the user's own broker, if any. */
    private boolean isForAnotherKafka(String name) {
        return name.startsWith(KAFKA) && !isGiven();
    }

    private boolean isGiven() {
        return broker.filter(choice -> choice.kind() == BrokerChoice.Kind.GIVEN).isPresent();
    }
}
