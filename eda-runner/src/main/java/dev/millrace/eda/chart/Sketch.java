package dev.millrace.eda.chart;

import java.util.Objects;

/**
 * A plot that is not drawn yet.
 *
 * @param name what its files will be called, without ending
 * @param picture what to draw
 * @param alt what will be seen, in a sentence
 */
record Sketch(String name, Picture picture, String alt) {
    Sketch {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(alt, "alt");
    }
}
