package dev.millrace.deploy.home;

import java.util.List;
import java.util.Locale;

/** The processes that the launcher can start, in the order in which rows pass them. */
public enum Child {
    /** The embedded broker, which is this very program. */
    KAFKA("cli/target/millrace.jar", 384),
    GENERATE("generator-service/target/generator-service-runner.jar", 256),
    INGEST("ingest-service/target/ingest-service-runner.jar", 256),
    SINK("sink-service/target/sink-service-runner.jar", 256),
    EDA("eda-runner/target/eda-runner.jar", 1024);

    /** The stages, in the order in which rows pass them. */
    public static final List<Child> STAGES = List.of(GENERATE, INGEST, SINK, EDA);

    private final String jar;
    private final int heapMegabytes;

    Child(String jar, int heapMegabytes) {
        this.jar = jar;
        this.heapMegabytes = heapMegabytes;
    }

    /** What it is called in commands, events and logs. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is called so in events. */
    public static Child of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** Whether it talks to Kafka. */
    public boolean usesKafka() {
        return this == INGEST || this == SINK;
    }

    /** Whether rows pass through it, and none stays in its memory. */
    public boolean isStageOfRows() {
        return this == GENERATE || usesKafka();
    }

    /** What it calls itself in a sentence. */
    public String inWords() {
        return this == KAFKA ? "the embedded Kafka" : "the stage " + id();
    }

    /** Where its jar is, from the directory of {@link MillraceHome}. */
    public String jar() {
        return jar;
    }

    /** How much heap its process gets when the launcher starts it. */
    public int heapMegabytes() {
        return heapMegabytes;
    }
}
