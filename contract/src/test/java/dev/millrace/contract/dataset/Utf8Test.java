package dev.millrace.contract.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Utf8Test {
    /** The ends of all the ranges that the standard tells apart. */
    private static final int[] EDGES = {
        0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
        0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff
    };

    @Test
    void isAsStrictAsJavasDecoderWithEverySequenceOfUpToFourBytesAtTheEdges() {
        // Given
        List<String> different = new ArrayList<>();

        // When
        for (int first : EDGES) {
            for (int second : EDGES) {
                for (int third : EDGES) {
                    for (int fourth : EDGES) {
                        byte[] bytes = {(byte) first, (byte) second, (byte) third, (byte) fourth};
                        for (int length = 0; length <= bytes.length; length++) {
                            if (Utf8.isValid(bytes, 0, length) != isDecodable(bytes, 0, length)) {
                                different.add(HexFormat.of().formatHex(bytes, 0, length));
                            }
                        }
                    }
                }
            }
        }

        // Then
        assertThat(different).isEmpty();
    }

    @Test
    void findsOneWrongByteWhereverItStands() {
        for (int length = 1; length <= 40; length++) {
            for (int place = 0; place < length; place++) {
                // Given
                byte[] bytes = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
                bytes[place] = (byte) 0x80;

                // When
                boolean valid = Utf8.isValid(bytes, 0, length);

                // Then
                assertThat(valid).as("byte %d of %d", place, length).isFalse();
                assertThat(Utf8.isValid(bytes, 0, place)).isTrue();
            }
        }
    }

    @Property
    void takesEveryTextAndLooksNoFurther(@ForAll String text, @ForAll @Size(2) byte[] around) {
        // Given
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(encoded.length + 2)
                .put(around[0])
                .put(encoded)
                .put(around[1])
                .array();

        // When
        boolean valid = Utf8.isValid(bytes, 1, bytes.length - 1);

        // Then
        assertThat(valid).isTrue();
    }

    /** No sequence of the edges is U+FFFD itself, which Java's decoder puts in the place of what it cannot read. */
    private static boolean isDecodable(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8).indexOf('\ufffd') < 0;
    }
}
