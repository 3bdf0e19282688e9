package dev.millrace.eda;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChartImageTest {
    private static final int BAR = 0xff2f6f9f;

    static Stream<Arguments> awkwardCharts() {
        return Stream.of(
                Arguments.of("nothing", List.of()),
                Arguments.of("zeros", bars("a", "0", "b", "0")),
                Arguments.of("losses", bars("a", "-1", "b", "-2.5")),
                Arguments.of("huge", bars("a", "123456789012345678901234567890.12", "b", "1")),
                Arguments.of("tiny", bars("a", "0.0000001", "b", "0.00000005")),
                Arguments.of("twins", bars("same", "2", "same", "1")),
                Arguments.of("blank", bars("   ", "2", "\n", "1")),
                Arguments.of("scripts", bars("東京 東京", "2", "القاهرة", "1", "🚚", "0.5")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("awkwardCharts")
    void everyChartCanBeDrawn(String title, List<BarChart.Bar> bars) throws IOException {
        // When
        BufferedImage image = draw(title, bars);

        // Then
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(900);
    }

    @Test
    void barsAreAsHighAsTheirValues() throws IOException {
        // When
        BufferedImage image = draw("heights", bars("a", "400", "b", "100"));

        // Then
        double first = pixels(image, 0, 800);
        double second = pixels(image, 800, 1600);
        assertThat(first / second).isBetween(3.9, 4.1);
    }

    @Test
    void moreBarsThanCanBeLabelledAreRefused() {
        assertThatThrownBy(() -> draw(
                        "many",
                        IntStream.range(0, 13)
                                .mapToObj(i -> new BarChart.Bar("" + i, BigDecimal.ONE, ""))
                                .toList()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("many.png has 13 bars, and room for 12");
    }

    private static BufferedImage draw(String title, List<BarChart.Bar> bars) throws IOException {
        byte[] png = new ChartImage(new BarChart(title + ".png", title, "Category", "Value", bars)).png();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static List<BarChart.Bar> bars(String... labelsAndValues) {
        return IntStream.range(0, labelsAndValues.length / 2)
                .mapToObj(i ->
                        new BarChart.Bar(labelsAndValues[2 * i], new BigDecimal(labelsAndValues[2 * i + 1]), "1 %"))
                .toList();
    }

    private static long pixels(BufferedImage image, int fromX, int toX) {
        return IntStream.range(0, image.getHeight())
                .filter(y -> IntStream.range(fromX, toX).anyMatch(x -> image.getRGB(x, y) == BAR))
                .count();
    }
}
