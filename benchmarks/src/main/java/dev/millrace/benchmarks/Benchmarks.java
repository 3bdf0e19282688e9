package dev.millrace.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import dev.millrace.benchmarks.measure.Rounds;
import dev.millrace.benchmarks.peer.Kcat;
import dev.millrace.benchmarks.process.Machine;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.Workshop;
import dev.millrace.benchmarks.report.KeptResults;
import dev.millrace.benchmarks.report.ResultsTable;
import dev.millrace.benchmarks.report.Section;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures Millrace beside its peers. */
@Command(
        name = "benchmarks/run",
        header = "Measure Millrace beside other tools, on the same broker and the same rows.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Benchmarks implements Callable<Integer> {
    private static final String RESULTS = "benchmarks/RESULTS.md";
    private static final String PART = "benchmarks/target/RESULTS-part.md";

    private final Path home;

    @Parameters(paramLabel = "STAGE", description = "${COMPLETION-CANDIDATES}; all but jmh if none is named.")
    private List<Stage> stages = List.of();

    @Option(names = "--rows", description = "Rows of every run, instead of each stage's own number.")
    private Long rows;

    @Option(
            names = "--runs",
            description = "Runs that count (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + Plan.RUNS)
    private int runs;

    private Benchmarks(Path home) {
        this.home = home;
    }

    /** @param arguments as {@code --help} shows */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        Runtime.getRuntime().addShutdownHook(new Thread(Benchmarks::endWhatWasStarted, "end-children"));
        Path home = Path.of(System.getProperty("millrace.home", "")).toAbsolutePath();
        System.exit(new CommandLine(new Benchmarks(home))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, parsed) -> fail(e, line))
                .execute(arguments));
    }

    private static int fail(Exception e, CommandLine line) {
        if (e instanceof StageFailure failure) {
            line.getErr().println(failure.getMessage());
            return failure.exitCode().code();
        }
        e.printStackTrace(line.getErr());
        return ExitCode.BUG.code();
    }

    private static void endWhatWasStarted() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan = new Plan(rows == null ? OptionalLong.empty() : OptionalLong.of(rows), runs);
        List<Section> sections = new ArrayList<>();
        Rounds rounds = new Rounds(runs, System.out::println);
        Workshop shop = new Workshop(home, home.resolve("benchmarks/target/work"));
        try (Session session = Session.begin(shop)) {
            for (Stage stage : stages.isEmpty() ? Stage.USUAL : stages) {
                System.out.println(stage.name().toLowerCase(Locale.ROOT));
                sections.add(stage.measure(session, plan, rounds));
            }
        }
        ResultsTable results = new ResultsTable(circumstances(), runs);
        shop.remove();
        if (plan.isFull() && stages.isEmpty()) {
            write(RESULTS, results.page(sections));
        } else {
            write(PART, results.page(sections));
            if (plan.isFull()) {
                keep(results, sections);
            }
        }
        return ExitCode.DONE.code();
    }

    /** Stages that were measured by themselves, but as in a whole run, replace what was kept of them. */
    private void keep(ResultsTable results, List<Section> sections) throws IOException {
        String page = Files.readString(home.resolve(RESULTS));
        for (Section section : sections) {
            page = new KeptResults(page)
                    .with(results.part(section, LocalDate.now().toString()));
        }
        Files.writeString(home.resolve(RESULTS), page);
        System.out.println("kept in " + RESULTS);
    }

    private void write(String file, String page) throws IOException {
        Files.writeString(home.resolve(file), page);
        System.out.println("\n" + page + "\nwritten to " + file);
    }

    private static Map<String, String> circumstances() throws IOException {
        Map<String, String> all = new LinkedHashMap<>(Machine.facts());
        Properties versions = new Properties();
        try (InputStream in = Benchmarks.class.getResourceAsStream("/versions.properties")) {
            versions.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        new TreeMap<>(versions).forEach((name, version) -> all.put(name.toString(), version.toString()));
        all.put("kcat", Kcat.version().orElse("not installed: left out"));
        return all;
    }
}
