package dev.millrace.contract.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** Turns the records of one file into rows of a dataset, or says why a record is none. */
public final class RowParser {
    private final List<Slot> slots;
    private final int width;

    /** Where a column's parts stand in a record, and how they are read. */
    private record Slot(String header, boolean required, int[] places, FieldParser parser) {}

    private RowParser(List<Slot> slots, int width) {
        this.slots = slots;
        this.width = width;
    }

    /**
     * Prepares to read records under a header.
     *
     * @param definition what a row is
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
        String[] fields = record.fields();
        if (fields.length != width) {
            return new RowError(
                    record.line(),
                    record.offset(),
                    "",
                    "it has %d fields where the header has %d".formatted(fields.length, width));
        }
        String[] texts = new String[slots.size()];
        for (int i = 0; i < texts.length; i++) {
            Slot slot = slots.get(i);
            try {
                texts[i] = canonical(slot, fields);
            } catch (InvalidField e) {
                return new RowError(record.line(), record.offset(), slot.header(), e.getMessage());
            }
        }
        return Row.of(texts);
    }

    private static String canonical(Slot slot, String[] fields) throws InvalidField {
        String text = text(slot.places(), fields);
        if (!text.isEmpty()) {
            return slot.parser().canonical(text);
        }
        if (slot.required()) {
            throw new InvalidField("it is empty, and the column is required");
        }
        return "";
    }

    private static String text(int[] places, String[] fields) {
        if (places.length == 1) {
            return fields[places[0]];
        }
        StringBuilder joined = new StringBuilder();
        for (int place : places) {
            if (!fields[place].isEmpty()) {
                joined.append(joined.isEmpty() ? "" : " ").append(fields[place]);
            }
        }
        return joined.toString();
    }
}
