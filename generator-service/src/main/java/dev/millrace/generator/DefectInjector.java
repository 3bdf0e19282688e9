package dev.millrace.generator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;

/** Spoils the fields of a row. The fields of {@code transactions} never hold a comma or a quote. */
final class DefectInjector {
    private static final int TIME = 0;
    private static final int CITY = 8;
    private static final int[] NUMBERS = {4, 5, 6};
    private static final int[] AMOUNTS = {4, 6};
    private static final int DATE_LENGTH = "2025-01-01".length();

    private final List<Column> columns;
    private final int[] required;
    private final DefectPlan plan;

    /** What was done to a row, and the text that it has now, without a line break. */
    record DefectiveRow(Defect defect, byte[] line) {}

    DefectInjector(DatasetDefinition definition, DefectPlan plan) {
        this.columns = definition.travelling();
        this.required = IntStream.range(0, columns.size())
                .filter(place -> columns.get(place).required())
                .toArray();
        this.plan = plan;
    }

    /** Does to a row what the plan says; its longest line has six bytes more than before. */
    DefectiveRow inject(long row, String line) {
        String[] fields = line.split(",", -1);
        return switch (plan.kind(row)) {
            case MISSING -> change(row, fields, pick(row, required), "");
            case TYPE -> change(row, fields, pick(row, NUMBERS), "n/a");
            case RANGE -> {
                int place = pick(row, NUMBERS);
                yield change(row, fields, place, "-" + fields[place]);
            }
            case DATE -> change(row, fields, TIME, "2025-02-30" + fields[TIME].substring(DATE_LENGTH));
            case DECIMALS -> {
                int place = pick(row, AMOUNTS);
                yield change(row, fields, place, fields[place] + "5");
            }
            case RAGGED -> whole(row, plan.place(row, 2) == 0 ? line + ",extra" : withoutLast(line));
            // What stands behind the quote is no comma, quote or line break: so it cannot close another row's quote.
            case QUOTE -> {
                fields[CITY] = '"' + fields[CITY];
                yield whole(row, String.join(",", fields));
            }
            // Every row is of 2025, so a time of the year before is late anywhere.
            case LATE -> change(row, fields, TIME, "2024" + fields[TIME].substring("2025".length()));
            case DUPLICATE -> throw new IllegalArgumentException("a row is repeated by making it again");
        };
    }

    private int pick(long row, int[] places) {
        return places[plan.place(row, places.length)];
    }

    private DefectiveRow change(long row, String[] fields, int place, String text) {
        fields[place] = text;
        return spoiled(row, columns.get(place).name(), String.join(",", fields));
    }

    private DefectiveRow whole(long row, String line) {
        return spoiled(row, "", line);
    }

    private DefectiveRow spoiled(long row, String column, String line) {
        return new DefectiveRow(new Defect(row, plan.kind(row), column), line.getBytes(StandardCharsets.UTF_8));
    }

    private static String withoutLast(String line) {
        return line.substring(0, line.lastIndexOf(','));
    }
}
