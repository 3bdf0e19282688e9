package dev.millrace.cli;

import java.util.concurrent.Callable;

import dev.millrace.cli.options.KafkaOptions;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.ServeOptions;
import dev.millrace.cli.serve.Services;
import dev.millrace.contract.stage.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The services instead of one run. */
@Command(
        name = "serve",
        header = "Keep the services running, with a page and a REST API, until Ctrl-C.",
        description = {
            "",
            "Starts generator, ingest and sink as services, and the embedded Kafka if no other is named. They listen on"
                    + " this machine only, and let in whoever has the token in DIR/serve/token."
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace serve",
            "  curl -H \"Authorization: Bearer $(cat out/serve/token)\" \\",
            "      --json '{\"generate\": {\"rows\": 1000}}' http://127.0.0.1:8080/batches"
        })
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private OutOption out;

    @Mixin
    private ServeOptions serve;

    @Mixin
    private KafkaOptions kafka;

    @Override
    public Integer call() {
        Services services = new Services(out, kafka, serve, System.out);
        try (StopHook hook = StopHook.arm(services::close)) {
            services.run();
        }
        return ExitCode.DONE.code();
    }
}
