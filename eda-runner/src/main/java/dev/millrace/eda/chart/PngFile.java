package dev.millrace.eda.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * An image as PNG, fast: ImageIO tries five filters for every line and takes far longer than drawing does. A chart's
 * lines are mostly the same as the line above, which costs next to nothing to say. The format: W3C, Portable Network
 * Graphics, third edition.
 */
final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BITS = 8;
    private static final int RGB = 2;
    private static final int CHANNELS = 3;
    private static final byte DIFFERENCE_TO_ABOVE = 2;

    private PngFile() {}

    /**
     * @param image of {@link BufferedImage#TYPE_INT_RGB}
     */
    static byte[] of(BufferedImage image) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(file)) {
            output.write(SIGNATURE);
            chunk(output, "IHDR", header(image));
            chunk(output, "IDAT", pixels(image));
            chunk(output, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static byte[] header(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(bytes);
        header.writeInt(image.getWidth());
        header.writeInt(image.getHeight());
        header.write(new byte[] {BITS, RGB, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] pixels(BufferedImage image) throws IOException {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes, deflater, 1 << 15)) {
            // The first byte of a line names its filter.
            byte[] line = new byte[1 + CHANNELS * width];
            byte[] sameAsAbove = new byte[line.length];
            sameAsAbove[0] = DIFFERENCE_TO_ABOVE;
            for (int start = 0; start < pixels.length; start += width) {
                boolean same = start > 0 && Arrays.equals(pixels, start, start + width, pixels, start - width, start);
                deflated.write(same ? sameAsAbove : line(pixels, start, line));
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static byte[] line(int[] pixels, int start, byte[] line) {
        for (int at = 1, x = start; at < line.length; x++) {
            int pixel = pixels[x];
            line[at++] = (byte) (pixel >> 16);
            line[at++] = (byte) (pixel >> 8);
            line[at++] = (byte) pixel;
        }
        return line;
    }

    private static void chunk(DataOutputStream output, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        output.writeInt(data.length);
        output.write(name);
        output.write(data);
        output.writeInt((int) check.getValue());
    }
}
