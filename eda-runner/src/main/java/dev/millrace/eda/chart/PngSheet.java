package dev.millrace.eda.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A sheet of pixels, 1600 by 900. */
final class PngSheet implements Sheet {
    private static final int PIXELS_WIDE = 1600;
    private static final int PIXELS_HIGH = 900;

    private final BufferedImage image = new BufferedImage(PIXELS_WIDE, PIXELS_HIGH, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D graphics = image.createGraphics();

    PngSheet() {
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, PIXELS_WIDE, PIXELS_HIGH);
        double scale = PIXELS_WIDE / (double) WIDTH;
        graphics.scale(scale, scale);
    }

    @Override
    public int height() {
        return WIDTH * PIXELS_HIGH / PIXELS_WIDE;
    }

    @Override
    public Graphics2D graphics() {
        return graphics;
    }

    @Override
    public void write(String text, Lettering lettering, Anchor anchor, double x, double y) {
        if (text.isEmpty()) {
            return;
        }
        double width = anchor == Anchor.START ? 0 : lettering.width(text);
        graphics.setFont(lettering.font());
        graphics.setColor(lettering.ink().color());
        graphics.drawString(text, (float) (x - (anchor == Anchor.MIDDLE ? width / 2 : width)), (float) y);
    }

    /** The picture's bytes. */
    byte[] png() {
        graphics.dispose();
        return PngFile.of(image);
    }
}
