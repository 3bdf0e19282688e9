package dev.millrace.eda.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** The kinds of text in a chart, with their sizes in units of the sheet. */
enum Lettering {
    TITLE(17, Font.BOLD, Ink.TEXT),
    LABEL(13, Font.PLAIN, Ink.TEXT),
    AXIS(12, Font.PLAIN, Ink.MUTED),
    CELL(11, Font.PLAIN, Ink.TEXT);

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final int size;
    private final Font font;
    private final Ink ink;

    Lettering(int size, int style, Ink ink) {
        this.size = size;
        this.font = new Font(Font.SANS_SERIF, style, size);
        this.ink = ink;
    }

    int size() {
        return size;
    }

    Font font() {
        return font;
    }

    Ink ink() {
        return ink;
    }

    boolean isBold() {
        return font.isBold();
    }

    /** How wide a text is in the font of the PNG; fonts of pages are hardly ever wider. */
    double width(String text) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }
}
