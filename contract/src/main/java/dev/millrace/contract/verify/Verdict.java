package dev.millrace.contract.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.stage.Numbers;

/**
 * Whether the rows that went in are the rows that came out: generated = ingested + rejected, and ingested = landed =
 * analysed, in rows, row hash and exact sums. A generator knows which of its rows do not fit: these and no others must
 * have been rejected.
 *
 * @param checks what was compared, in the order in which rows travel
 */
public record Verdict(List<Check> checks) {
    public Verdict {
        checks = List.copyOf(checks);
    }

    /** Compares what the stages vouch for. */
    public static Verdict of(Evidence evidence) {
        List<Check> checks = new ArrayList<>();
        checks.add(origin(evidence.origin(), evidence.ingested()));
        checks.add(same(evidence.ingested(), evidence.landed()));
        evidence.analysed().ifPresent(analysed -> checks.add(same(evidence.landed(), analysed)));
        return new Verdict(checks);
    }

    /** This verdict with more that must hold. */
    public Verdict and(List<Check> more) {
        List<Check> all = new ArrayList<>(checks);
        all.addAll(more);
        return new Verdict(all);
    }

    /** Whether everything holds. */
    public boolean holds() {
        return checks.stream().allMatch(Check::holds);
    }

    /** What does not hold, as sentences; empty if everything does. */
    public String refusal() {
        return checks.stream()
                .filter(check -> !check.holds())
                .map(check -> "%s does not hold: %s".formatted(check.claim(), check.says()))
                .collect(Collectors.joining("; "));
    }

    private static Check origin(Origin origin, Manifest ingested) {
        if (origin instanceof Origin.Generated generated) {
            return generated(generated.manifest(), ingested);
        }
        String claim = "input = ingested + rejected";
        if (!origin.batch().equals(ingested.batch())) {
            return Check.differs(
                    claim,
                    "%s is batch %s, ingested was %s".formatted(origin.file(), origin.batch(), ingested.batch()));
        }
        return Check.holds(claim, split(ingested) + " of " + origin.file().getFileName());
    }

    private static Check generated(Manifest generated, Manifest ingested) {
        String claim = "generated = ingested + rejected";
        if (generated.rejected() != ingested.rejected()) {
            return Check.differs(
                    claim,
                    "rejected %s and %s"
                            .formatted(Numbers.count(generated.rejected()), Numbers.count(ingested.rejected())));
        }
        Check good = compare(claim, generated, ingested);
        if (generated.rejected() == 0 || !good.holds()) {
            return good;
        }
        return Check.holds(claim, split(ingested) + ", hash and sums equal");
    }

    private static String split(Manifest ingested) {
        long rows = ingested.totals().rows();
        return "%s = %s + %s rows"
                .formatted(
                        Numbers.count(rows + ingested.rejected()),
                        Numbers.count(rows),
                        Numbers.count(ingested.rejected()));
    }

    private static Check same(Manifest before, Manifest after) {
        return compare("%s = %s".formatted(before.stage().done(), after.stage().done()), before, after);
    }

    private static Check compare(String claim, Manifest before, Manifest after) {
        List<String> differences = new ArrayList<>();
        if (!before.batch().equals(after.batch())) {
            differences.add("batch %s and %s".formatted(before.batch(), after.batch()));
        }
        differences.addAll(differences(before.totals(), after.totals()));
        return Check.of(claim, differences, equal(before.totals()));
    }

    /** In what two stages differ, each with the figures of both; empty if in nothing. */
    static List<String> differences(Totals before, Totals after) {
        List<String> differences = new ArrayList<>();
        if (before.rows() != after.rows()) {
            differences.add("rows %s and %s".formatted(Numbers.count(before.rows()), Numbers.count(after.rows())));
        }
        if (!before.rowHash().equals(after.rowHash())) {
            differences.add("row hash %s and %s".formatted(before.rowHash(), after.rowHash()));
        }
        if (!before.sums().keySet().equals(after.sums().keySet())) {
            differences.add("sums of %s and %s"
                    .formatted(before.sums().keySet(), after.sums().keySet()));
            return differences;
        }
        before.sums().forEach((column, sum) -> {
            var other = after.sums().get(column);
            if (sum.compareTo(other) != 0) {
                differences.add("%s %s and %s".formatted(column, Numbers.sum(sum), Numbers.sum(other)));
            }
        });
        return differences;
    }

    /** What was found equal. */
    static String equal(Totals totals) {
        return Numbers.rows(totals.rows()) + ", hash and sums equal";
    }
}
