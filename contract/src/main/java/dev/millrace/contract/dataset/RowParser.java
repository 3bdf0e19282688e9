package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** Turns the records of one file into rows of a dataset, or says why a record is none; one instance serves one thread. */
public final class RowParser {
    private final Slot[] slots;
    private final int width;
    private final Utf8Builder row = new Utf8Builder();

    /** Where a column's parts stand in a record, and how they are read. */
    private record Slot(String header, boolean required, int[] places, FieldParser parser) {}

    private RowParser(List<Slot> slots, int width) {
        this.slots = slots.toArray(Slot[]::new);
        this.width = width;
    }

    /**
     * Prepares to read records under a header.
     *
     * @param header the names in the file's first line
     * @param source what to call the file in messages
     * @throws StageFailure with code 65 if the header lacks a column or names one twice
     */
    public static RowParser of(DatasetDefinition definition, List<String> header, String source) {
        List<Slot> slots = new ArrayList<>();
        for (Column column : definition.travelling()) {
            int[] places = column.headers().stream()
                    .mapToInt(name -> place(name, header, source))
                    .toArray();
            slots.add(new Slot(String.join(" ", column.headers()), column.required(), places, FieldParser.of(column)));
        }
        return new RowParser(slots, header.size());
    }

    private static int place(String name, List<String> header, String source) {
        int place = header.indexOf(name);
        if (place < 0) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%s line 1 has no column '%s'; it has %s: mend the header, or the definition's 'from'."
                            .formatted(source, name, header.stream().collect(Collectors.joining("', '", "'", "'"))));
        }
        if (place != header.lastIndexOf(name)) {
            throw new StageFailure(
                    ExitCode.REFUSED, "%s line 1 names the column '%s' twice: rename one.".formatted(source, name));
        }
        return place;
    }

    /** Reads a record: a {@link Row}, or the {@link RowError} that says why it is none. */
    public Parsed parse(CsvRecord record) {
        if (record.malformed() != null) {
            return new RowError(record.line(), record.offset(), "", record.malformed());
        }
        return parse(record.cells(), record.line(), record.offset());
    }

    /**
     * Reads texts that come from no file of lines: a {@link Row}, or the {@link RowError}, of line and byte 0, that says
     * why they are none.
     *
     * @param fields one for each name of the header; a missing value is empty
     */
    public Parsed parse(String... fields) {
        return parse(Row.of(fields).cells(), 0, 0);
    }

    private Parsed parse(Cells cells, long line, long offset) {
        if (cells.count() != width) {
            return new RowError(
                    line, offset, "", "it has %d fields where the header has %d".formatted(cells.count(), width));
        }
        row.clear();
        int[] ends = new int[slots.length];
        for (int i = 0; i < ends.length; i++) {
            if (i > 0) {
                row.append(Row.SEPARATOR);
            }
            try {
                append(slots[i], cells);
            } catch (InvalidField e) {
                return new RowError(line, offset, slots[i].header(), e.getMessage(), e.kind());
            }
            ends[i] = row.length();
        }
        return new Row(row.toBytes(), ends);
    }

    private void append(Slot slot, Cells cells) throws InvalidField {
        int first = slot.places()[0];
        boolean isPresent = slot.places().length == 1 && !cells.isEmpty(first);
        if (isPresent && slot.parser().isCanonical(cells.bytes(), cells.from(first), cells.to(first))) {
            row.append(cells.bytes(), cells.from(first), cells.to(first));
            return;
        }
        String text = text(slot.places(), cells);
        if (!text.isEmpty()) {
            row.append(slot.parser().canonical(text).getBytes(StandardCharsets.UTF_8));
        } else if (slot.required()) {
            throw new InvalidField("it is empty, and the column is required");
        }
    }

    private static String text(int[] places, Cells cells) {
        if (places.length == 1) {
            return cells.text(places[0]);
        }
        StringBuilder joined = new StringBuilder();
        for (int place : places) {
            if (!cells.isEmpty(place)) {
                joined.append(joined.isEmpty() ? "" : " ").append(cells.text(place));
            }
        }
        return joined.toString();
    }
}
