package dev.millrace.contract.dataset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells UTF-8 from other bytes, without making text of them: Java's decoder costs several times as much as all else that
 * is done with a row.
 *
 * @see <a href="https://www.unicode.org/versions/Unicode15.0.0/ch03.pdf#G27506">The Unicode Standard, table 3-7:
 *     well-formed byte sequences</a>
 */
public final class Utf8 {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Whether the bytes from one place until before another are well-formed UTF-8. */
    public static boolean isValid(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int length = areAscii(bytes, i, to) ? Long.BYTES : bytes[i] >= 0 ? 1 : sequence(bytes, i, to);
            if (length == 0) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /** Whether the next eight bytes are there and are ASCII: nearly all of nearly every file is. */
    private static boolean areAscii(byte[] bytes, int at, int to) {
        return to - at >= Long.BYTES && ((long) EIGHT_BYTES.get(bytes, at) & HIGH_BITS) == 0;
    }

    /** The length of the well-formed sequence behind ASCII that begins at a place, 0 if there is none. */
    private static int sequence(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xff;
        int length = length(lead);
        if (length == 0 || at + length > to || !isSecond(bytes[at + 1] & 0xff, lead)) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static int length(int lead) {
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    }

    /** No form that is longer than need be, no surrogate, nothing above U+10FFFF: the second byte tells. */
    private static boolean isSecond(int second, int lead) {
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return second >= least && second <= most;
    }
}
