package dev.millrace.runtime.dev;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.kafka.PortProbe;

/**
 * The embedded broker, for a machine where nobody has named a broker and Dev Services could start none: it listens where
 * Kafka's clients look then, and is shared by all services that are worked on.
 */
record DevBroker(DevProcesses processes, OutDirectory out) {
    /** Where clients look for a broker that nobody has named. */
    static final String ADDRESS = "localhost:9092";

    private static final String PORT = "9092";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    /** Whether something listens already: a broker of another dev mode, of before a live reload, or of somebody else. */
    boolean isThere() {
        return PortProbe.isAmong(ADDRESS);
    }

    /**
     * Starts it, and returns when it listens.
     *
     * @throws StageFailure with code 69 if it does not within 30 s
     */
    void start() {
        List<String> arguments = List.of(
                "kafka", "--launched", "--port", PORT, "--out", out.root().toString());
        Process process = processes.start(BuiltModules.CLI, arguments, Map.of());
        Gate gate = new Gate(START_TIMEOUT, new Progress("kafka", event -> {}), new StopRequest());
        try {
            gate.await("the embedded broker", () -> {
                if (!process.isAlive()) {
                    throw failure("has ended");
                }
                return isThere() ? Optional.of(ADDRESS) : Optional.empty();
            });
        } catch (StageFailure late) {
            throw late.exitCode() == ExitCode.TRY_AGAIN ? failure("does not listen at " + ADDRESS) : late;
        }
    }

    private StageFailure failure(String what) {
        return new StageFailure(
                ExitCode.UNREACHABLE,
                "The embedded broker %s: %s says why. Another one can be named with -Dkafka.bootstrap.servers=HOST:PORT."
                        .formatted(what, processes.log(BuiltModules.CLI)));
    }
}
