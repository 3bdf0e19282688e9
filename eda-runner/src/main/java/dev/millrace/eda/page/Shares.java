package dev.millrace.eda.page;

import java.util.Locale;

import dev.millrace.eda.text.Amounts;

import static dev.millrace.eda.page.Tag.tag;

/** Shares in the cell of a table: the percentage, and a bar behind it. */
final class Shares {
    private Shares() {}

    /**
     * A share.
     *
     * @param share 0 to 1; null if there is none
     */
    static Html bar(Double share) {
        if (share == null || !Double.isFinite(share)) {
            return Html.text(Amounts.NONE);
        }
        double width = Math.max(0, Math.min(1, share)) * 100;
        return tag("span", "share")
                .with("style", String.format(Locale.ROOT, "--part:%.1f%%", width))
                .text(Amounts.share(share));
    }

    /** A part of a whole. */
    static Html bar(long part, long whole) {
        return bar(whole == 0 ? null : (Double) ((double) part / whole));
    }
}
