package dev.millrace.cli.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.kafka.DeadLetter;
import dev.millrace.kafka.DeadLetterSummary;

/** The rejected rows of a batch as a person reads them, no line wider than the screen. */
public final class DeadLetterTable {
    private static final String INDENT = "    ";
    private static final int WIDEST_COLUMN = 20;
    private static final int LEAST_ROW = 12;
    private static final String CUT = "...";

    private final RejectedBatch batch;
    private final DeadLetterSummary pile;
    private final int width;
    private final int lineWidth;
    private final int byteWidth;
    private final int columnWidth;
    private final int reasonWidth;
    private final int rowWidth;

    /**
     * @param batch whose rows
     * @param width of the screen, in characters
     */
    public DeadLetterTable(RejectedBatch batch, int width) {
        this.batch = batch;
        this.pile = batch.pile();
        this.width = width;
        this.lineWidth = widest("line", letter -> Long.toString(letter.line()).length());
        this.byteWidth = widest("byte", letter -> Long.toString(letter.offset()).length());
        this.columnWidth = Math.min(
                WIDEST_COLUMN, widest("column", letter -> letter.column().length()));
        int rest = width - INDENT.length() - lineWidth - byteWidth - columnWidth - 4 * 2;
        int reason = widest("reason", letter -> letter.reason().length());
        this.reasonWidth = Math.max("reason".length(), Math.min(reason, rest - LEAST_ROW));
        this.rowWidth = Math.max(LEAST_ROW, rest - reasonWidth);
    }

    /** The finished lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("  batch %s of %s: %s rejected".formatted(pile.batch(), pile.source(), Numbers.rows(pile.count())));
        remarks().forEach(remark -> lines.add(cut(INDENT + remark, width)));
        lines.add("");
        lines.add(line("line", "byte", "column", "reason", "row"));
        for (DeadLetter letter : pile.first()) {
            lines.add(line(
                    Long.toString(letter.line()),
                    Long.toString(letter.offset()),
                    letter.column(),
                    letter.reason(),
                    letter.raw()));
        }
        if (pile.more() > 0) {
            lines.add(INDENT
                    + "and %s more; all of them with --limit %d".formatted(Numbers.count(pile.more()), pile.count()));
        }
        lines.add("");
        int counts = Numbers.count(pile.count()).length();
        pile.reasons()
                .forEach((reason, count) -> lines.add(cut(
                        (INDENT + "%" + counts + "s x %s").formatted(Numbers.count(count), printable(reason)), width)));
        return lines;
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (batch.isFailed()) {
            remarks.add("the batch FAILED at these rows, and nothing of it landed");
        }
        if (batch.isOpen()) {
            remarks.add("the batch is not ingested to its end, there may be more");
        }
        if (pile.superseded() > 0) {
            remarks.add("%s of an earlier attempt to ingest it not shown".formatted(Numbers.rows(pile.superseded())));
        }
        batch.replay()
                .ifPresent(replay -> remarks.add("%s as batch %s: %s landed, %s rejected again"
                        .formatted(
                                "replayed",
                                replay.batch(),
                                Numbers.rows(replay.checkpoint().accepted().rows()),
                                Numbers.count(replay.checkpoint().rejected()))));
        return remarks;
    }

    private String line(String line, String offset, String column, String reason, String row) {
        String pattern =
                INDENT + "%" + lineWidth + "s  %" + byteWidth + "s  %-" + columnWidth + "s  %-" + reasonWidth + "s  %s";
        return pattern.formatted(
                        line,
                        offset,
                        cut(printable(column), columnWidth),
                        cut(printable(reason), reasonWidth),
                        cut(printable(row.substring(0, Math.min(row.length(), rowWidth + 1))), rowWidth))
                .stripTrailing();
    }

    private int widest(String heading, ToIntFunction<DeadLetter> length) {
        return Math.max(
                heading.length(), pile.first().stream().mapToInt(length).max().orElse(0));
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - CUT.length()) + CUT;
    }

    /** A row may hold anything: line breaks, and codes that a terminal would obey. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
