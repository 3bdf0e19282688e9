package dev.millrace.eda.chart;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Reads what a chart wrote. */
final class Svg {
    private Svg() {}

    /**
     * @throws AssertionError if it is not well-formed
     */
    static Document parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + svg, e);
        }
    }

    /** The element of a picture. */
    static String of(Picture picture) {
        SvgSheet sheet = new SvgSheet(picture.height());
        picture.draw(sheet);
        return sheet.svg("plot", picture.title(), "alt");
    }
}
