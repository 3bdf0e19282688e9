package dev.millrace.eda.chart;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SvgSheetTest {
    @Test
    void inksAreVariablesAndShapesOfOneStyleAreOnePath() {
        // Given
        SvgSheet sheet = new SvgSheet(100);
        sheet.graphics().setColor(Ink.ACCENT.color());

        // When
        sheet.graphics().fill(new Rectangle2D.Double(0, 0, 10, 5.25));
        sheet.graphics().fill(new Rectangle2D.Double(20, 0, 10, 5));

        // Then
        assertThat(sheet.svg("p", "t", "d"))
                .contains("<path style=\"fill:var(--chart-accent,#2f6f9f)\" "
                        + "d=\"M0 0L10 0L10 5.3L0 5.3L0 0ZM20 0L30 0L30 5L20 5L20 0Z\"/>");
    }

    @Test
    void aLineThatGoesOnIsNotBegunAnew() {
        // Given
        SvgSheet sheet = new SvgSheet(100);
        sheet.graphics().setColor(Ink.GRID.color());
        sheet.graphics().setStroke(Frame.THICK);

        // When
        sheet.graphics().draw(new Line2D.Double(0, 0, 1, 1));
        sheet.graphics().draw(new Line2D.Double(1, 1, 2, -0.5));

        // Then
        assertThat(sheet.svg("p", "t", "d"))
                .contains("style=\"fill:none;stroke:var(--chart-grid,#d8dee4);stroke-width:2\" d=\"M0 0L1 1L2-0.5\"");
    }

    @Test
    void tintsLetTheGroundShineThrough() {
        // Given
        SvgSheet sheet = new SvgSheet(100);
        sheet.graphics().setColor(new Tint(Ink.HEAT, Tint.STRONGEST).color());

        // When
        sheet.graphics().fill(new Rectangle2D.Double(0, 0, 1, 1));

        // Then
        assertThat(sheet.svg("p", "t", "d")).contains("fill:var(--chart-heat-high,#1f5f8f);fill-opacity:.66");
    }

    @Test
    void aColourThatNoPageKnowsIsRefused() {
        // Given
        SvgSheet sheet = new SvgSheet(100);
        sheet.graphics().setColor(Color.PINK);

        // Then
        assertThatThrownBy(() -> sheet.graphics().fill(new Rectangle2D.Double(0, 0, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an ink");
    }

    @Test
    void markupInTextsIsText() {
        // Given
        SvgSheet sheet = new SvgSheet(100);

        // When
        sheet.write("a <b> & \"c\"\u0001", Lettering.LABEL, Sheet.Anchor.END, 10, 20);

        // Then
        assertThat(sheet.svg("p", "<t>", "&"))
                .contains(
                        "<text x=\"10\" y=\"20\" text-anchor=\"end\">a &lt;b&gt; &amp; &quot;c&quot;\uFFFD</text>",
                        "<title id=\"p-title\">&lt;t&gt;</title><desc id=\"p-desc\">&amp;</desc>");
    }
}
