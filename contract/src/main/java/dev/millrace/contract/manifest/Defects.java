package dev.millrace.contract.manifest;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * How many rows of a generated file are spoiled on purpose, and how.
 *
 * @param percent of all rows, 0 to 100, without trailing zeros; 0 is a clean file
 * @param kinds what may be done to a row, in the order of {@link DefectKind}; each is done about equally often
 */
public record Defects(BigDecimal percent, Set<DefectKind> kinds) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?%");

    /** A clean file. */
    public static final Defects NONE = new Defects(BigDecimal.ZERO, EnumSet.allOf(DefectKind.class));

    public Defects {
        percent = percent.stripTrailingZeros();
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0 || kinds.isEmpty()) {
            throw new IllegalArgumentException("%s percent of %s are no defects".formatted(percent, kinds));
        }
        kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
    }

    /**
     * Reads what a person sets.
     *
     * @param percent such as {@code 1%}; a clean file without it
     * @param kinds names with commas between; all without it
     * @throws StageFailure with code 64 if there are no such defects
     */
    public static Defects of(Optional<String> percent, Optional<String> kinds) {
        Defects defects = new Defects(
                percent.map(Defects::percent).orElse(BigDecimal.ZERO),
                kinds.map(Defects::kinds).orElse(NONE.kinds));
        if (defects.isNone() && kinds.isPresent()) {
            throw usage("Kinds of defects are named and no share of rows: say how many, such as 1%.");
        }
        return defects;
    }

    /** Whether the file is clean. */
    public boolean isNone() {
        return percent.signum() == 0;
    }

    /** The share of rows as a person writes it. */
    public String share() {
        return percent.toPlainString() + "%";
    }

    /** The names of the kinds, with commas between. */
    public String kindNames() {
        return kinds.stream().map(DefectKind::toString).collect(Collectors.joining(","));
    }

    /** What the name of a file with these defects has more than a clean one's. */
    String suffix() {
        if (isNone()) {
            return "";
        }
        String named = kinds.equals(NONE.kinds) ? "" : "-" + kindNames().replace(',', '+');
        return "-defects-" + percent.toPlainString() + "pct" + named;
    }

    private static BigDecimal percent(String text) {
        if (PERCENT.matcher(text).matches()) {
            BigDecimal percent = new BigDecimal(text.substring(0, text.length() - 1));
            if (percent.compareTo(HUNDRED) <= 0) {
                return percent;
            }
        }
        throw usage("'%s' is no share of rows to spoil: write a percentage such as 1%%.".formatted(text));
    }

    private static Set<DefectKind> kinds(String text) {
        return Arrays.stream(text.split(","))
                .map(name -> kind(name.strip()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static DefectKind kind(String name) {
        return NONE.kinds.stream()
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> usage("'%s' is no kind of defect: there are %s."
                        .formatted(name, NONE.kindNames().replace(",", ", "))));
    }

    private static StageFailure usage(String sentence) {
        return new StageFailure(ExitCode.USAGE, sentence);
    }
}
