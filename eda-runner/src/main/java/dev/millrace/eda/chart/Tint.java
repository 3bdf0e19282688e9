package dev.millrace.eda.chart;

import java.awt.Color;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An ink thinned, so that the ground shines through: on a page in its variable and an opacity, on paper mixed with
 * white. Even the strongest is weak enough for a text upon it.
 *
 * @param ink the ink
 * @param level 0 to {@value #STRONGEST}
 */
record Tint(Ink ink, int level) {
    /** A power of two: XChart divides by it and must come back to the very level. */
    static final int STRONGEST = 8;

    private static final double WEAK = 0.06;
    private static final double STRONG = 0.66;
    private static final Map<Integer, Tint> BY_COLOR = all();

    /** On white. */
    Color color() {
        return new Color(
                mixed(ink.color().getRed()),
                mixed(ink.color().getGreen()),
                mixed(ink.color().getBlue()));
    }

    /** Above 0, to 1. */
    double opacity() {
        return WEAK + (STRONG - WEAK) * level / STRONGEST;
    }

    /** The tint that has this colour on white. */
    static Optional<Tint> of(Color color) {
        return Optional.ofNullable(BY_COLOR.get(color.getRGB()));
    }

    private int mixed(int channel) {
        return (int) Math.round(255 + (channel - 255) * opacity());
    }

    private static Map<Integer, Tint> all() {
        Map<Integer, Tint> all = new HashMap<>();
        for (Ink ink : new Ink[] {Ink.HEAT, Ink.SECOND}) {
            for (int level = 0; level <= STRONGEST; level++) {
                Tint tint = new Tint(ink, level);
                all.put(tint.color().getRGB(), tint);
            }
        }
        return all;
    }
}
