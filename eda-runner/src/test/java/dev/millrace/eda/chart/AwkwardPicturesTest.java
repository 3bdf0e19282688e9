package dev.millrace.eda.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import dev.millrace.eda.profile.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

class AwkwardPicturesTest {
    private static final int BAR = 0xff2f6f9f;

    static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of("no bars", bars()),
                Arguments.of("one bar", bars("only", "3")),
                Arguments.of("zeros", bars("a", "0", "b", "0")),
                Arguments.of("losses", bars("a", "-1", "b", "-2.5")),
                Arguments.of("gains and losses", bars("a", "4", "b", "-2.5")),
                Arguments.of("huge", bars("a", "123456789012345678901234567890.12", "b", "1")),
                Arguments.of("beyond doubles", bars("a", "1e400", "b", "-1e400")),
                Arguments.of("tiny", bars("a", "0.0000001", "b", "0.00000005")),
                Arguments.of("twins", bars("same", "2", "same", "1")),
                Arguments.of("scripts", bars("東京 東京", "2", "القاهرة", "1", "🚚", "0.5")),
                Arguments.of("markup", bars("<b>&amp;\"' ]]>", "2", "\u0000\u0007", "1")),
                Arguments.of("novels", bars("x".repeat(100_000), "2", "word ".repeat(5_000) + "end", "1")),
                Arguments.of("one range", histogram("5", "5", 3)),
                Arguments.of("empty ranges", histogram("-1", "1", 0, 0)),
                Arguments.of("far from zero", histogram("1000000001", "1000000009", 1, 5, 2)),
                Arguments.of("huge ranges", histogram("-1e308", "1e308", 1, 5, 2)),
                Arguments.of("tiny ranges", histogram("1e-300", "2e-300", 1, 5, 2)),
                Arguments.of("flat line", line("0", "0", "0")),
                Arguments.of("line below zero", line("-3", "-1")),
                Arguments.of("line through zero", line("-3", "1e30")),
                Arguments.of("one cell", cells(1)),
                Arguments.of("many cells", cells(20)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void everyPictureCanBeDrawnAndItsTextsStayInIt(String what, Picture picture) {
        // When
        String svg = Svg.of(picture);
        PngSheet png = new PngSheet();
        picture.draw(png);

        // Then
        assertThat(png.png()).hasSizeGreaterThan(1000);
        assertThat(svg).doesNotContain("NaN", "Infinity", "E+");
        NodeList texts = Svg.parse(svg).getElementsByTagName("text");
        assertThat(IntStream.range(0, texts.getLength()).mapToObj(texts::item)).allSatisfy(text -> {
            double x = Double.parseDouble(text.getAttributes().getNamedItem("x").getNodeValue());
            double y = Double.parseDouble(text.getAttributes().getNamedItem("y").getNodeValue());
            double width = Lettering.AXIS.width(text.getTextContent());
            var anchor = text.getAttributes().getNamedItem("text-anchor");
            String how = anchor == null ? "start" : anchor.getNodeValue();
            double left = how.equals("start") ? x : how.equals("end") ? x - width : x - width / 2;
            assertThat(left).as(text.getTextContent()).isGreaterThan(0);
            assertThat(left + width).as(text.getTextContent()).isLessThan(Sheet.WIDTH);
            assertThat(y).isBetween(10.0, (double) picture.height());
        });
    }

    @Test
    void barsAreAsLongAsTheirValues() throws IOException {
        // Given
        PngSheet sheet = new PngSheet();

        // When
        bars("a", "400", "b", "100").draw(sheet);

        // Then
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(sheet.png()));
        double first = pixels(image, 0, 450);
        double second = pixels(image, 450, 900);
        assertThat(first / second).isBetween(3.9, 4.1);
    }

    private static long pixels(BufferedImage image, int fromY, int toY) {
        return IntStream.range(0, image.getWidth())
                .filter(x -> IntStream.range(fromY, toY).anyMatch(y -> image.getRGB(x, y) == BAR))
                .count();
    }

    private static Bars bars(String... namesAndValues) {
        return new Bars(
                "Bars",
                "Value",
                IntStream.range(0, namesAndValues.length / 2)
                        .mapToObj(i -> {
                            BigDecimal value = new BigDecimal(namesAndValues[2 * i + 1]);
                            return new Bars.Bar(
                                    namesAndValues[2 * i],
                                    value,
                                    dev.millrace.eda.text.Numbers.brief(value, value.abs()));
                        })
                        .toList());
    }

    private static HistogramColumns histogram(String least, String most, long... counts) {
        BigDecimal low = new BigDecimal(least);
        BigDecimal width = new BigDecimal(most)
                .subtract(low)
                .divide(BigDecimal.valueOf(counts.length), java.math.MathContext.DECIMAL64);
        List<BigDecimal> edges = IntStream.rangeClosed(0, counts.length)
                .mapToObj(i -> low.add(width.multiply(BigDecimal.valueOf(i))))
                .toList();
        Histogram histogram = new Histogram(edges, Arrays.stream(counts).boxed().toList(), 0, 0);
        return new HistogramColumns("Histogram", "note", "Numbers", "Rows", histogram, edges.get(1), "m");
    }

    private static TimeLine line(String... values) {
        return new TimeLine(
                "Line",
                "Value",
                "",
                IntStream.range(0, values.length)
                        .mapToObj(i ->
                                new TimeLine.Point(LocalDate.of(2024, 2, 28).plusDays(i), new BigDecimal(values[i])))
                        .toList());
    }

    private static Cells cells(int size) {
        List<String> names = IntStream.range(0, size)
                .mapToObj(i -> "a rather long name " + i)
                .toList();
        List<Cells.Cell> cells = IntStream.range(0, size * size)
                .mapToObj(i -> new Cells.Cell(i / size, i % size, i % 17 - 8, "0.5"))
                .toList();
        return new Cells("Cells", "Value", names, names, cells, new Cells.Ramp(-8, "-1", "1"));
    }
}
