package dev.millrace.cli.serve;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.cli.launch.BrokerChoice;
import dev.millrace.cli.launch.ChildEnvironment;
import dev.millrace.cli.launch.JavaCommand;
import dev.millrace.cli.options.KafkaOptions;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.ServeOptions;
import dev.millrace.cli.options.StageSettings;
import dev.millrace.cli.view.Terminal;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.deploy.home.OutLock;

/** The three services and a broker on this machine, from their start to Ctrl-C. */
public final class Services implements AutoCloseable {
    private static final Duration UNTIL_READY = Duration.ofMinutes(2);
    private static final String LABEL = "  %-11s %s";

    private final OutDirectory out;
    private final BrokerChoice broker;
    private final ServeOptions options;
    private final ServicePorts ports;
    private final PrintStream screen;
    private final AccessToken token;
    private final ChildEnvironment environment;
    private final StopRequest stop = new StopRequest();
    private ServiceRun run;

    /**
     * @param screen where a person reads
     */
    public Services(OutOption out, KafkaOptions kafka, ServeOptions options, PrintStream screen) {
        this.out = out.directory();
        this.options = options;
        this.ports = new ServicePorts(options.port());
        this.screen = screen;
        this.broker = BrokerChoice.of(kafka, this.out);
        this.token = new AccessToken(file("token"));
        this.environment = new ChildEnvironment(StageSettings.environment(List.of(out, kafka)), Optional.of(broker));
    }

    private Path file(String name) {
        return out.root().resolve("serve").resolve(name).toAbsolutePath();
    }

    /**
     * Starts them, and keeps them running.
     *
     * @throws dev.millrace.contract.stage.StageFailure with the reason of one that cannot be kept running, with 75 if
     *     the directory or a port is taken
     */
    public void run() {
        ports.requireFree();
        try (OutLock lock = OutLock.take(out, Child.STAGES, Shard.WHOLE)) {
            JavaCommand java = JavaCommand.ofService(MillraceHome.ofScript());
            token.text();
            java.writeArguments(Child.EDA, file("eda.arguments"));
            run = new ServiceRun(
                    out,
                    java,
                    environment,
                    own(),
                    this::echo,
                    sentence -> screen.println(LABEL.formatted("restart", sentence)));
            run.start();
            Thread welcome = new Thread(this::welcome, "welcome");
            welcome.setDaemon(true);
            welcome.start();
            run.keepRunning();
        }
    }

    private void welcome() {
        Readiness ingest = new Readiness(ports.managementAddress(Child.INGEST));
        new Gate(UNTIL_READY, new Progress("serve", event -> {}), stop).await("the services", ingest::look);
        FrontDoor door = new FrontDoor(ports.address(), token.text(), file("open.html"));
        screen.println("Millrace keeps running at %s, its data in %s/; Ctrl-C ends it."
                .formatted(ports.address(), out.root()));
        screen.println();
        boolean opened = options.opensBrowser() && door.open();
        screen.println(LABEL.formatted("page", opened ? "is open in your browser" : way(door)));
        screen.println(LABEL.formatted("token", token.file()));
        screen.println(LABEL.formatted(
                "metrics",
                ServicePorts.SERVICES.stream()
                        .map(service -> ports.managementAddress(service) + "/q/metrics")
                        .reduce((one, other) -> one + "\n" + " ".repeat(14) + other)
                        .orElseThrow()));
        screen.println();
        new BatchPoller(ports.address(), token.text(), screen).run();
    }

    /** A token belongs on a person's screen, and not into a file that this is written to. */
    private static String way(FrontDoor door) {
        boolean isSeen = Terminal.of(System.getProperties(), System.getenv()).isPresent();
        return isSeen ? door.address() : door.page() + "/login";
    }

    private Map<Child, Map<String, String>> own() {
        Map<Child, Map<String, String>> own = new EnumMap<>(Child.class);
        if (environment.embedded().isPresent()) {
            own.put(Child.KAFKA, Map.of());
        }
        ServicePorts.SERVICES.forEach(service -> own.put(service, service(service)));
        return own;
    }

    private Map<String, String> service(Child service) {
        return Map.ofEntries(
                Map.entry("MILLRACE_MODE", "service"),
                Map.entry("MILLRACE_LOG", "plain"),
                Map.entry("MILLRACE_SERVICE_TRIGGER_TOKEN_FILE", token.file().toString()),
                Map.entry("MILLRACE_EDA_ARGUMENTS", file("eda.arguments").toString()),
                Map.entry("QUARKUS_HTTP_HOST", ServicePorts.host()),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(ports.page())),
                Map.entry("QUARKUS_MANAGEMENT_HOST", ServicePorts.host()),
                Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(service))));
    }

    private void echo(Child child, String line) {
        if (options.verbose()) {
            screen.println("%-9s | %s".formatted(child.id(), line));
        }
    }

    /** Ends them. */
    @Override
    public void close() {
        stop.ask();
        if (run != null) {
            run.close();
        }
    }
}
