package dev.millrace.eda.chart;

import java.awt.BasicStroke;

/** What all pictures have around their marks. */
final class Frame {
    static final int PADDING = 12;
    /** Where the marks begin, below the title. */
    static final int TOP = 46;
    /** What the title of an axis takes below the marks. */
    static final int AXIS_TITLE = 36;

    static final BasicStroke THIN = new BasicStroke(1);

    static final BasicStroke THICK = new BasicStroke(2);

    static final BasicStroke LINE = new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private static final int TITLE_LINE = 26;

    private Frame() {}

    static void title(Sheet sheet, String title) {
        String shown = Fitted.line(title, Lettering.TITLE, Sheet.WIDTH - 2.0 * PADDING);
        sheet.write(shown, Lettering.TITLE, Sheet.Anchor.START, PADDING, TITLE_LINE);
    }

    static void nothing(Sheet sheet, String why) {
        sheet.write(why, Lettering.AXIS, Sheet.Anchor.MIDDLE, Sheet.WIDTH / 2.0, sheet.height() / 2.0 + 10);
    }
}
