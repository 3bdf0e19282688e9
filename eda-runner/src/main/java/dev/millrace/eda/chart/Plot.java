package dev.millrace.eda.chart;

import java.util.Objects;

/**
 * A picture of some figures.
 *
 * @param name what its files are called, without ending; no two plots of a book share one
 * @param title what it shows, in a few words
 * @param alt what is to be seen in it, in a sentence
 * @param svg an {@code svg} element to put into a page: without fixed size, its ids begin with the name, its colours
 *     are the page's variables {@code --chart-...} or, without them, those for a light page
 * @param png the same on white, 1600 by 900 pixels
 */
public record Plot(String name, String title, String alt, String svg, byte[] png) {
    public Plot {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(alt, "alt");
        Objects.requireNonNull(svg, "svg");
        Objects.requireNonNull(png, "png");
    }
}
