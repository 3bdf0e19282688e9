package dev.millrace.eda.chart;

import java.awt.Graphics2D;
import java.util.regex.Pattern;

/** A sheet that becomes an {@code svg} element with texts as texts. */
final class SvgSheet implements Sheet {
    private static final String FONT = "font-family:var(--chart-font,system-ui,sans-serif)";
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final int height;
    private final StringBuilder body = new StringBuilder();
    private final SvgGraphics graphics = new SvgGraphics(this::mark);
    private String style = "";
    private SvgPath path = new SvgPath();
    private Lettering lettering;

    SvgSheet(int height) {
        this.height = height;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public Graphics2D graphics() {
        return graphics;
    }

    /** Shapes of one style, one after the other, are one path. */
    private void mark(String shapeStyle, SvgGraphics.OfShape shape) {
        endText();
        if (!shapeStyle.equals(style)) {
            endPath();
            style = shapeStyle;
        }
        path.add(shape.shape(), shape.transform());
    }

    @Override
    public void write(String text, Lettering letters, Anchor anchor, double x, double y) {
        if (text.isEmpty()) {
            return;
        }
        endPath();
        if (letters != lettering) {
            endText();
            lettering = letters;
            body.append("<g style=\"fill:%s;font-size:%dpx%s\">"
                    .formatted(letters.ink().css(), letters.size(), letters.isBold() ? ";font-weight:bold" : ""));
        }
        body.append("<text x=\"%s\" y=\"%s\"".formatted(SvgPath.number(x), SvgPath.number(y)));
        switch (anchor) {
            case START -> body.append('>');
            case MIDDLE -> body.append(" text-anchor=\"middle\">");
            case END -> body.append(" text-anchor=\"end\">");
        }
        body.append(escaped(text)).append("</text>");
    }

    /**
     * The element.
     *
     * @param name what its ids begin with
     */
    String svg(String name, String title, String alt) {
        endPath();
        endText();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="%s-title %s-desc" style="%s">\
                <title id="%s-title">%s</title><desc id="%s-desc">%s</desc>%s</svg>""".formatted(WIDTH, height, name, name, FONT, name, escaped(title), name, escaped(alt), body);
    }

    private void endPath() {
        if (!path.data().isEmpty()) {
            body.append("<path style=\"%s\" d=\"%s\"/>".formatted(style, path.data()));
            path = new SvgPath();
        }
        style = "";
    }

    private void endText() {
        if (lettering != null) {
            body.append("</g>");
            lettering = null;
        }
    }

    private static String escaped(String text) {
        return NOT_XML.matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
