package dev.millrace.eda.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PngFileTest {
    @Test
    void everyPixelIsReadBackAsItWas() throws IOException {
        // Given
        int[] pixels = new Random(42).ints(37 * 11, 0, 1 << 24).toArray();
        BufferedImage image = new BufferedImage(37, 11, BufferedImage.TYPE_INT_RGB);
        System.arraycopy(pixels, 3 * 37, pixels, 4 * 37, 37);
        System.arraycopy(pixels, 3 * 37, pixels, 5 * 37, 37);
        image.setRGB(0, 0, 37, 11, pixels, 0, 37);

        // When
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngFile.of(image)));

        // Then
        assertThat(read.getRGB(0, 0, 37, 11, null, 0, 37)).isEqualTo(image.getRGB(0, 0, 37, 11, null, 0, 37));
    }
}
