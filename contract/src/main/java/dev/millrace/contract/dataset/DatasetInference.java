package dev.millrace.contract.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.ColumnType.Kind;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Numbers;
import dev.millrace.contract.stage.StageFailure;

/**
 * Drafts a definition for a CSV by reading all of it, in constant memory: names from the headers, the narrowest types
 * that hold every value, and roles as guesses.
 */
public final class DatasetInference {
    private final Path csv;
    private final List<ColumnObservation> observations;
    private long rows;
    private long broken;
    private String firstBroken;

    private DatasetInference(Path csv, List<String> header) {
        this.csv = csv;
        this.observations = header.stream().map(ColumnObservation::new).toList();
    }

    /** Drafts a definition that is named after the file; throws what {@link #infer(Path, String)} does. */
    public static Draft infer(Path csv) {
        String file = csv.getFileName().toString();
        int point = file.indexOf('.', 1);
        String name = new ColumnNames().of(List.of(point < 0 ? file : file.substring(0, point)), 1);
        return infer(csv, DatasetDefinition.CONTROL_TOPICS.contains(name) ? name + "_data" : name);
    }

    /**
     * Drafts a definition.
     *
     * @param csv with a header
     * @throws StageFailure with code 66 if the file cannot be read, with 65 if it has no rows to learn from or a header
     *     that names a column twice, with 64 if the name cannot be a dataset's
     */
    public static Draft infer(Path csv, String datasetName) {
        try (CsvSource source = CsvSource.open(csv)) {
            refuseTwins(csv, source.header());
            DatasetInference inference = new DatasetInference(csv, source.header());
            for (CsvRecord record = source.next(); record != null; record = source.next()) {
                inference.observe(record);
            }
            return inference.draft(datasetName);
        } catch (IOException e) {
            throw new StageFailure(ExitCode.NO_INPUT, "%s cannot be read: %s.".formatted(csv, e.getMessage()), e);
        }
    }

    private static void refuseTwins(Path csv, List<String> header) {
        for (String name : header) {
            if (header.indexOf(name) != header.lastIndexOf(name)) {
                throw new StageFailure(
                        ExitCode.REFUSED, "%s line 1 names the column '%s' twice: rename one.".formatted(csv, name));
            }
        }
    }

    private void observe(CsvRecord record) {
        if (record.malformed() != null) {
            leaveOut(record, record.malformed());
            return;
        }
        String[] fields = record.fields();
        if (fields.length != observations.size()) {
            leaveOut(record, "it has %d fields where the header has %d".formatted(fields.length, observations.size()));
            return;
        }
        rows++;
        for (int i = 0; i < fields.length; i++) {
            observations.get(i).observe(fields[i], record.line());
        }
    }

    private void leaveOut(CsvRecord record, String problem) {
        if (broken++ == 0) {
            firstBroken = "line " + record.line() + ": " + problem;
        }
    }

    private Draft draft(String datasetName) {
        if (rows == 0) {
            throw new StageFailure(
                    ExitCode.REFUSED, "%s has no rows that could tell what its columns hold.".formatted(csv));
        }
        List<DraftColumn> drafted = columns();
        RoleGuess roles = new RoleGuess(drafted);
        List<Column> columns = new ArrayList<>();
        Map<String, String> notes = new LinkedHashMap<>();
        for (DraftColumn column : drafted) {
            columns.add(column.with(roles.of(column)));
            notes.put(column.name(), column.note());
        }
        roles.derived().ifPresent(columns::add);
        try {
            return new Draft(new DatasetDefinition(datasetName, columns), remarks(), notes);
        } catch (IllegalArgumentException e) {
            throw new StageFailure(ExitCode.USAGE, "%s cannot be drafted: %s.".formatted(csv, e.getMessage()), e);
        }
    }

    private List<DraftColumn> columns() {
        ColumnNames names = new ColumnNames();
        List<DraftColumn> columns = new ArrayList<>();
        for (int i = 0; i < observations.size(); i++) {
            ColumnObservation column = observations.get(i);
            ColumnObservation next = i + 1 < observations.size() ? observations.get(i + 1) : column;
            if (isDateOf(column, next)) {
                String name = names.of(List.of(column.header(), next.header()), i + 1);
                String format = column.format().followedBy(next.timeOfDay());
                columns.add(new DraftColumn(name, ColumnType.of(Kind.TIMESTAMP), format, List.of(column, next)));
                i++;
            } else {
                String format =
                        column.type().isTemporal() ? column.format().format().orElse(null) : null;
                String name = names.of(List.of(column.header()), i + 1);
                columns.add(new DraftColumn(name, column.type(), format, List.of(column)));
            }
        }
        return columns;
    }

    /** Whether a date has its time of day in the next column; where one may be missing, the two are not joined. */
    private static boolean isDateOf(ColumnObservation column, ColumnObservation next) {
        return column.type().kind() == Kind.DATE && next.isTimeOfDay() && column.missing() == 0 && next.missing() == 0;
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add("Drafted from the %s rows of %s. Types hold for all of them; roles are guesses."
                .formatted(Numbers.count(rows), csv.getFileName()));
        if (broken > 0) {
            remarks.add("Left out: %s records that no definition reads, the first on %s."
                    .formatted(Numbers.count(broken), firstBroken));
        }
        return remarks;
    }
}
