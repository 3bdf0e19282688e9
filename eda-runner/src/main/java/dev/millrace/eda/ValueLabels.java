package dev.millrace.eda;

import java.awt.Font;
import java.math.BigDecimal;
import java.util.List;

import dev.millrace.eda.text.Numbers;

/**
 * The numbers at the ends of the bars: in full where that fits, otherwise in three digits and a unit.
 *
 * @param font what to write them in
 * @param texts one a bar
 */
record ValueLabels(Font font, List<String> texts) {
    private static final float SMALLEST = 20;
    private static final float STEP = 2;

    /**
     * Fits numbers into the widths of their bars.
     *
     * @param width pixels that each may take
     */
    static ValueLabels fit(List<BigDecimal> values, Font font, double width) {
        int decimals = Numbers.decimals(values.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max));
        List<String> full =
                values.stream().map(value -> Numbers.rounded(value, decimals)).toList();
        double widest = full.stream()
                .mapToDouble(text -> CategoryLabels.width(text, font))
                .max()
                .orElse(0);
        if (widest <= width) {
            return new ValueLabels(font, full);
        }
        return font.getSize2D() > SMALLEST
                ? fit(values, font.deriveFont(font.getSize2D() - STEP), width)
                : new ValueLabels(font, values.stream().map(Numbers::shortened).toList());
    }
}
