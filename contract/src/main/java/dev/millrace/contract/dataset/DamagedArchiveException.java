package dev.millrace.contract.dataset;

import java.io.IOException;

/** A packed file that cannot be unpacked to its end. */
public final class DamagedArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedArchiveException(Exception cause) {
        super(
                "it is damaged and cannot be unpacked to its end (%s): pack it again".formatted(cause.getMessage()),
                cause);
    }
}
