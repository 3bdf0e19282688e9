package dev.millrace.systemtests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The image of a stage, run as a cluster with strict rules runs it. */
enum StageImage {
    GENERATE("generator-service"),
    INGEST("ingest-service"),
    SINK("sink-service"),
    EDA("eda-runner");

    /** A user id that no image knows, in the group 0: OpenShift picks such. */
    private static final List<String> RESTRICTED = List.of(
            "--user=1001520000:0", "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--tmpfs=/tmp");

    private final String room;

    StageImage(String room) {
        this.room = room;
    }

    String tag() {
        return "millrace-%s:test".formatted(name().toLowerCase(Locale.ROOT));
    }

    Outcome build(ContainerEngine engine) {
        Path context = Path.of(System.getProperty("millrace.home")).resolve(room);
        Path dockerfile = context.resolve("src/main/docker/Dockerfile.jvm");
        return engine.docker("build", "-f", dockerfile.toString(), "-t", tag(), context.toString());
    }

    /** Runs it to its end. */
    Outcome run(ContainerEngine engine, List<String> options, Map<String, String> settings, String... arguments) {
        return engine.docker(command(List.of("--rm"), options, settings, arguments));
    }

    /** Starts it under a name, and leaves it running. */
    Outcome start(ContainerEngine engine, String name, Map<String, String> settings) {
        return engine.docker(command(List.of("--detach", "--name", name), List.of("--network=none"), settings));
    }

    private List<String> command(
            List<String> kind, List<String> options, Map<String, String> settings, String... arguments) {
        List<String> command = new ArrayList<>(List.of("run"));
        command.addAll(kind);
        command.addAll(RESTRICTED);
        command.addAll(options);
        settings.forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
        command.add(tag());
        command.addAll(List.of(arguments));
        return command;
    }
}
