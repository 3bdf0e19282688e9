package dev.millrace.eda.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.apache.xmlgraphics.java2d.AbstractGraphics2D;
import org.apache.xmlgraphics.java2d.GraphicContext;

/**
 * Hands on shapes in the colours they are drawn in. Knows what XChart's marks need: no clipping, since they are in bounds, no
 * texts and no images.
 */
final class SvgGraphics extends AbstractGraphics2D {
    private static final BufferedImage NO_IMAGE = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

    private final BiConsumer<String, OfShape> output;

    /** A shape and where it is. */
    record OfShape(Shape shape, AffineTransform transform) {}

    /**
     * @param output takes a style and a shape to draw in it
     */
    SvgGraphics(BiConsumer<String, OfShape> output) {
        super(false);
        this.output = output;
        this.gc = new GraphicContext();
    }

    private SvgGraphics(SvgGraphics origin) {
        super(origin);
        this.output = origin.output;
    }

    @Override
    public void fill(Shape shape) {
        if (getColor().getAlpha() > 0) {
            output.accept(paint("fill"), new OfShape(shape, getTransform()));
        }
    }

    @Override
    public void draw(Shape shape) {
        String width = SvgPath.number(((BasicStroke) getStroke()).getLineWidth());
        output.accept(
                "fill:none;%s;stroke-width:%s".formatted(paint("stroke"), width), new OfShape(shape, getTransform()));
    }

    private String paint(String what) {
        Color color = getColor();
        Color opaque = new Color(color.getRGB());
        Optional<Tint> tint = Tint.of(opaque);
        String css = tint.map(Tint::ink)
                .or(() -> Ink.of(opaque))
                .map(Ink::css)
                .orElseThrow(() -> new IllegalArgumentException(color + " is not an ink"));
        long percent = Math.round(100 * tint.map(Tint::opacity).orElse(color.getAlpha() / 255.0));
        String crisp = RenderingHints.VALUE_ANTIALIAS_OFF.equals(getRenderingHint(RenderingHints.KEY_ANTIALIASING))
                ? ";shape-rendering:crispEdges"
                : "";
        return percent == 100
                ? what + ":" + css
                : "%s:%s;%s-opacity:.%02d%s".formatted(what, css, what, percent, crisp);
    }

    @Override
    public Graphics create() {
        return new SvgGraphics(this);
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return NO_IMAGE.createGraphics().getDeviceConfiguration();
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        return NO_IMAGE.createGraphics().getFontMetrics(font);
    }

    @Override
    public void drawString(String text, float x, float y) {
        throw new UnsupportedOperationException("texts are written on the sheet");
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw new UnsupportedOperationException("texts are written on the sheet");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw new UnsupportedOperationException("a chart has no images");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw new UnsupportedOperationException("a chart has no images");
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform transform) {
        throw new UnsupportedOperationException("a chart has no images");
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform transform) {
        throw new UnsupportedOperationException("a chart has no images");
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw new UnsupportedOperationException("a chart copies nothing");
    }

    @Override
    public void setXORMode(Color color) {
        throw new UnsupportedOperationException("a chart knows no XOR mode");
    }

    @Override
    public void dispose() {
        // It holds nothing.
    }
}
