package dev.millrace.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.cli.view.Style;
import dev.millrace.cli.view.SummaryTable;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Numbers;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.verify.Check;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.Origin;
import dev.millrace.contract.verify.Verdict;

/** What a person reads. */
final class TextReport implements RunReport {
    private static final String LABEL = "  %-10s ";
    private static final String UNDER_LABEL = " ".repeat(13);

    private final PrintStream out;
    private final PrintStream errors;
    private final Style style;

    TextReport(PrintStream out, PrintStream errors, Style style) {
        this.out = out;
        this.errors = errors;
        this.style = style;
    }

    @Override
    public void begin(DatasetDefinition definition, RunInput source, String place, OutDirectory directory) {
        out.println("Millrace %s  %s  %s  %s  %s/"
                .formatted(MillraceVersion.shortly(), definition.name(), source.describe(), place, directory.root()));
        out.println();
    }

    @Override
    public ExitCode end(Evidence evidence, Verdict verdict, Path report, double seconds) {
        out.println();
        print(table(evidence));
        return conclude(evidence, verdict, "report", report, seconds);
    }

    @Override
    public ExitCode verified(Evidence evidence, Verdict verdict, Path report, double seconds) {
        print(table(evidence));
        out.println();
        int width = verdict.checks().stream()
                .mapToInt(check -> check.claim().length())
                .max()
                .orElse(0);
        for (Check check : verdict.checks()) {
            String mark = LABEL.formatted(check.holds() ? "holds" : "DIFFERS");
            out.println((check.holds() ? style.good(mark) : style.bad(mark))
                    + ("%-" + width + "s   %s").formatted(check.claim(), check.says()));
        }
        return conclude(evidence, verdict, "report", report, seconds);
    }

    @Override
    public ExitCode replayed(Evidence evidence, Verdict verdict, Path landed, double seconds) {
        out.println();
        print(table(evidence));
        return conclude(evidence, verdict, "result", landed, seconds);
    }

    private ExitCode conclude(Evidence evidence, Verdict verdict, String label, Path result, double seconds) {
        if (!verdict.holds()) {
            return failed(new StageFailure(ExitCode.REFUSED, verdict.refusal()));
        }
        out.println();
        out.println(style.good(LABEL.formatted("VERIFIED")) + evidence.summary() + ", in " + Numbers.seconds(seconds));
        out.println(LABEL.formatted(label) + result);
        return ExitCode.DONE;
    }

    @Override
    public ExitCode done(ProgressEvent last, Optional<Path> result) {
        out.println();
        out.println(style.good(LABEL.formatted("DONE")) + Numbers.rows(last.rows()) + note(last));
        result.ifPresent(path -> out.println(LABEL.formatted("result") + path));
        return ExitCode.DONE;
    }

    private static String note(ProgressEvent last) {
        String rejected =
                last.rejected() > 0 ? ", %s rejected (dead letters)".formatted(Numbers.count(last.rejected())) : "";
        return rejected + (last.message() == null ? " in " + Numbers.seconds(last.seconds()) : ": " + last.message());
    }

    @Override
    public ExitCode failed(StageFailure failure) {
        out.flush();
        String label = failure.exitCode() == ExitCode.REFUSED ? "REFUSED" : "FAILED";
        errors.println();
        errors.println(style.bad(LABEL.formatted(label))
                + failure.getMessage().replace("\n", System.lineSeparator() + UNDER_LABEL));
        return failure.exitCode();
    }

    private void print(SummaryTable table) {
        table.lines().forEach(out::println);
    }

    private static SummaryTable table(Evidence evidence) {
        SummaryTable table = new SummaryTable(
                evidence.ingested().totals().sums().keySet().stream().findFirst());
        if (evidence.origin() instanceof Origin.Given given) {
            table.input(given.file().toString());
        }
        evidence.manifests().forEach(table::add);
        return table;
    }
}
