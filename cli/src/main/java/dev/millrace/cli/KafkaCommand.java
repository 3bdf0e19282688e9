package dev.millrace.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import dev.millrace.cli.launch.BrokerAddress;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.PortOption;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.LauncherWatch;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StageLifecycle;
import dev.millrace.embeddedkafka.BrokerSettings;
import dev.millrace.embeddedkafka.DirectoryInUseException;
import dev.millrace.embeddedkafka.EmbeddedKafka;
import dev.millrace.embeddedkafka.EmbeddedKafkaException;
import dev.millrace.embeddedkafka.PortTakenException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps an embedded broker running. */
@Command(
        name = "kafka",
        header = "Keep an embedded Kafka running for other programs, until Ctrl-C.",
        description = {"", "Commands with the same --out find it by themselves. It listens on this machine only."},
        footerHeading = "%nExamples%n",
        footer = {"  ./millrace kafka", "  ./millrace kafka --port 9092 --out shop"})
final class KafkaCommand implements Callable<Integer> {
    @Mixin
    private OutOption out;

    @Mixin
    private PortOption port;

    @Option(names = "--launched", hidden = true, description = "Started by a run: tell it in JSON, end with it.")
    private boolean launched;

    @Override
    public Integer call() {
        if (!launched) {
            serve();
            return ExitCode.DONE.code();
        }
        LauncherWatch.start(System.in, () -> System.exit(ExitCode.DONE.code()));
        return new StageLifecycle("kafka", Throwable::printStackTrace)
                .live(ProgressFormat.JSON, (progress, stop) -> serve())
                .code();
    }

    /** Serves until the process is told to end; returns only if the broker gives up, with a failure. */
    private void serve() {
        OutDirectory directory = out.directory();
        EmbeddedKafka kafka = start(directory);
        BrokerAddress address = new BrokerAddress(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(kafka, address), "stop"));
        if (!launched) {
            address.write(kafka.bootstrapServers());
            System.out.println("Kafka %s listens at %s and keeps its data in %s; Ctrl-C ends it."
                    .formatted(MillraceVersion.kafka(), kafka.bootstrapServers(), directory.kafka()));
        }
        CompletableFuture<EmbeddedKafkaException> failure = kafka.failure().toCompletableFuture();
        EmbeddedKafkaException reason = failure.join();
        throw new StageFailure(ExitCode.CANNOT_WRITE, reason.getMessage(), reason);
    }

    private EmbeddedKafka start(OutDirectory directory) {
        try {
            return EmbeddedKafka.start(new BrokerSettings(directory.kafka(), port.port(), port.advertised(), Map.of()));
        } catch (DirectoryInUseException | PortTakenException e) {
            throw new StageFailure(ExitCode.TRY_AGAIN, e.getMessage(), e);
        } catch (EmbeddedKafkaException e) {
            throw new StageFailure(ExitCode.UNREACHABLE, e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new StageFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private static void stop(EmbeddedKafka kafka, BrokerAddress address) {
        address.delete();
        kafka.close();
    }
}
