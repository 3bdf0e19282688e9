package dev.millrace.contract.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.ColumnType.Kind;

/** Finds the date or time format, among the common ones, that reads every value of a column. */
final class FormatGuess {
    private static final String ISO_DATE = "yyyy-MM-dd";

    // Where two read the same text in different ways, the one that is more usual comes first.
    private static final List<String> DATES = List.of(
            ISO_DATE,
            "yyyy-M-d",
            "yyyy/M/d",
            "yyyy.M.d",
            "M/d/yyyy",
            "d/M/yyyy",
            "d.M.yyyy",
            "M.d.yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "M/d/yy",
            "d/M/yy",
            "d.M.yy",
            "d-M-yy",
            "M-d-yy",
            "d-MMM-yyyy",
            "d MMM yyyy",
            "MMM d, yyyy",
            "d-MMM-yy");
    private static final List<String> TIMES =
            List.of("H:mm:ss", "H:mm", "H:mm[:ss]", "H:mm:ss.SSS", "h:mm:ss a", "h:mm a");
    private static final List<String> ZULU = List.of("yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    static final List<Candidate> ALL_DATES =
            DATES.stream().map(FormatGuess::date).toList();
    static final List<Candidate> ALL_TIMES =
            TIMES.stream().map(FormatGuess::time).toList();
    static final List<Candidate> ALL_TIMESTAMPS = timestamps();

    // A format, or null for what a column reads without one.
    record Candidate(String format, String before, FieldParser parser) {
        boolean reads(String text) {
            try {
                parser.canonical(before + text);
                return true;
            } catch (InvalidField e) {
                return false;
            }
        }
    }

    private static final int LONGEST = 40;

    private final List<Candidate> fitting;

    FormatGuess(List<Candidate> candidates) {
        this.fitting = new ArrayList<>(candidates);
    }

    /** Leaves only the formats that fit this value too. */
    void observe(String value) {
        if (fitting.isEmpty()) {
            return;
        }
        String text = value.strip();
        if (text.length() > LONGEST || text.chars().noneMatch(Character::isDigit)) {
            fitting.clear();
        } else {
            fitting.removeIf(candidate -> !candidate.reads(text));
        }
    }

    boolean fits() {
        return !fitting.isEmpty();
    }

    /** The format; empty for ISO, which needs none. */
    Optional<String> format() {
        return Optional.ofNullable(fitting.get(0).format());
    }

    /** The format that reads every value too, with day and month the other way round; empty if values rule it out. */
    Optional<String> rival() {
        return format().map(FormatGuess::swapped)
                .filter(swapped -> fitting.stream().anyMatch(candidate -> swapped.equals(candidate.format())));
    }

    /** The pattern for a date in this format and a time in another, with a space between. */
    String followedBy(FormatGuess time) {
        return format().orElse(ISO_DATE) + " " + time.format().orElseThrow();
    }

    private static String swapped(String format) {
        return format.replace('d', '?').replace('M', 'd').replace('?', 'M');
    }

    private static List<Candidate> timestamps() {
        Stream<String> combined = DATES.stream().flatMap(date -> TIMES.stream().map(time -> date + " " + time));
        return Stream.concat(
                        Stream.of(new Candidate(null, "", parser(Kind.TIMESTAMP, null))),
                        Stream.concat(combined, ZULU.stream())
                                .map(format -> new Candidate(format, "", parser(Kind.TIMESTAMP, format))))
                .toList();
    }

    private static Candidate date(String format) {
        String needed = format.equals(ISO_DATE) ? null : format;
        return new Candidate(needed, "", parser(Kind.DATE, needed));
    }

    private static Candidate time(String format) {
        return new Candidate(format, "2000-01-01 ", parser(Kind.TIMESTAMP, ISO_DATE + " " + format));
    }

    private static FieldParser parser(Kind kind, String format) {
        return FieldParser.of(
                new Column("x", ColumnType.of(kind), Role.NONE, false, null, null, format, List.of(), null));
    }
}
