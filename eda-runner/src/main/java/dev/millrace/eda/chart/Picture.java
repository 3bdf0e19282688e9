package dev.millrace.eda.chart;

/** Something that can be drawn on a sheet of any height that its contents bear. */
interface Picture {
    /** What it shows, in a few words. */
    String title();

    /** The height that suits it best, in units of the sheet. */
    int height();

    /** Draws it. */
    void draw(Sheet sheet);
}
