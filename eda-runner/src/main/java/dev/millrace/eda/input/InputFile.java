package dev.millrace.eda.input;

import java.io.Serializable;

/**
 * One file that holds rows.
 *
 * @param uri where it lies
 * @param name what it is called within the input
 * @param bytes its length
 * @param format how it holds rows
 */
record InputFile(String uri, String name, long bytes, InputFormat format) implements Serializable {
    /** Whether it lies on a disk of this machine. */
    boolean isLocal() {
        return uri.startsWith("file:");
    }

    /** Whether it has to be unpacked to be read. */
    boolean isPacked() {
        return name.endsWith(".gz") || name.endsWith(".zst");
    }
}
