package dev.millrace.testbrowser;

/** A way to look at a page. */
public enum Look {
    /** A screen on a desk. */
    WIDE(1440, 900, "light"),
    /** A small phone. */
    PHONE(360, 740, "light"),
    /** A screen on a desk in the evening. */
    DARK(1440, 900, "dark"),
    /** A small phone in the evening. */
    DARK_PHONE(360, 740, "dark");

    private final int width;
    private final int height;
    private final String scheme;

    Look(int width, int height, String scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    /** In CSS pixels. */
    int width() {
        return width;
    }

    /** In CSS pixels. */
    int height() {
        return height;
    }

    /** What the page is told that its reader prefers: {@code light} or {@code dark}. */
    String scheme() {
        return scheme;
    }
}
