package dev.millrace.benchmarks.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param words the program and its arguments
 * @param environment set besides what is inherited, of which nothing is meant for Millrace or Kafka
 * @param output takes its standard output
 * @param log takes its standard error
 */
public record Command(List<String> words, Map<String, String> environment, Path output, Path log) {
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Starts it. */
    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("MILLRACE_") || name.startsWith("KAFKA_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return builder;
    }
}
