package dev.millrace.systemtests.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;

import static java.util.stream.Collectors.toSet;

/** The environment variables that the code reads, as the code has them. */
final class KnownVariables {
    private static final Pattern OURS = Pattern.compile("MILLRACE_[A-Z_]+");
    private static final Pattern CAPITAL = Pattern.compile("(?=[A-Z])");

    private KnownVariables() {}

    /** What a stage reads. */
    static Set<String> ofStage(String stage) {
        Set<String> variables = stage.equals("eda") ? ofAnalysis() : ofService(stage);
        // A Job tells its pods by these which shard they are.
        variables.add("JOB_COMPLETION_COUNT");
        Set<String> client = new TreeSet<>(AdminClientConfig.configNames());
        client.addAll(ProducerConfig.configNames());
        client.addAll(ConsumerConfig.configNames());
        variables.addAll(kafka(client));
        return variables;
    }

    /** What Kafka's image makes settings of, and the one for its JVM. */
    static Set<String> ofBroker() {
        Set<String> variables = kafka(AbstractKafkaConfig.CONFIG_DEF.names());
        variables.add("KAFKA_HEAP_OPTS");
        return variables;
    }

    private static Set<String> kafka(Collection<String> properties) {
        return properties.stream().map(KnownVariables::kafka).collect(toSet());
    }

    /** The variable of one of Kafka's settings. */
    static String kafka(String property) {
        return "KAFKA_" + property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** The methods of the stage's settings: Quarkus makes their names into variables so. */
    private static Set<String> ofService(String stage) {
        String room = stage.equals("generate") ? "generator" : stage;
        String settings = Character.toUpperCase(room.charAt(0)) + room.substring(1) + "Settings";
        Set<String> variables = mapped(room, settings, "MILLRACE_");
        if (stage.equals("ingest")) {
            variables.addAll(mapped(room, "service.ServiceSettings", "MILLRACE_SERVICE_"));
            variables.addAll(mapped(room, "security.SecuritySettings", "MILLRACE_SERVICE_"));
            // Quarkus's own: the one of its settings that depends on what is in front.
            variables.add("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING");
        }
        return variables;
    }

    /** Read and not loaded: they have types of Quarkus. What all services share, theirs inherit. */
    private static Set<String> mapped(String room, String settings, String prefix) {
        String type = "dev.millrace." + room + "." + settings;
        Path file = classes(room + "-service").resolve(type.replace('.', '/') + ".class");
        Path shared = classes("stage-runtime").resolve("dev/millrace/runtime/process");
        Set<String> variables = new ClassFileImporter()
                .importPaths(file, shared).get(type).getAllMethods().stream()
                        .map(method -> prefix
                                + CAPITAL.matcher(method.getName())
                                        .replaceAll("_")
                                        .toUpperCase(Locale.ROOT))
                        .collect(toSet());
        if (variables.isEmpty()) {
            throw new IllegalStateException("The settings %s of %s have moved".formatted(settings, room));
        }
        return variables;
    }

    /** The analysis has no mapping; the names stand as constants in the classes that read them. */
    private static Set<String> ofAnalysis() {
        return Stream.of("EdaConfig.class", "cluster/SparkPlace.class")
                .flatMap(KnownVariables::named)
                .collect(toSet());
    }

    private static Stream<String> named(String reader) {
        try {
            byte[] bytes = Files.readAllBytes(
                    classes("eda-runner").resolve("dev/millrace/eda").resolve(reader));
            return OURS.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                    .results()
                    .map(result -> result.group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path classes(String module) {
        return Platform.HOME.resolve(module).resolve("target/classes");
    }
}
