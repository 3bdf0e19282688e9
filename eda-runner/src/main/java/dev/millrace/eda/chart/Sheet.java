package dev.millrace.eda.chart;

import java.awt.Graphics2D;

/** What a picture is drawn on: {@value #WIDTH} units wide, whatever it becomes. */
interface Sheet {
    /** In units. */
    int WIDTH = 720;

    /** In units. */
    int height();

    /** For marks, whose colours are inks; texts are written with {@link #write}. */
    Graphics2D graphics();

    /**
     * Writes a line.
     *
     * @param x where the line starts, ends or has its middle
     * @param y its base line
     */
    void write(String text, Lettering lettering, Anchor anchor, double x, double y);

    /** Which part of a line is where it is said to be. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
