package dev.millrace.contract.manifest;

import java.util.Comparator;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One file that a manifest vouches for.
 *
 * @param name relative to the manifest's directory
 * @param bytes its length
 * @param sha256 of its content, in hexadecimal
 * @param rows how many rows it holds, the header not counted
 * @param offsets where its rows came from; null for a file that was not read from Kafka
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataFile(String name, long bytes, String sha256, long rows, OffsetRange offsets) {

    /**
     * The records of one partition from {@code first} to {@code last}, both included; in the order of partitions, and of
     * offsets in each.
     */
    public record OffsetRange(int partition, long first, long last) implements Comparable<OffsetRange> {
        private static final Comparator<OffsetRange> ORDER = Comparator.comparingInt(OffsetRange::partition)
                .thenComparingLong(OffsetRange::first)
                .thenComparingLong(OffsetRange::last);

        public OffsetRange {
            if (partition < 0 || first < 0 || last < first) {
                throw new IllegalArgumentException(
                        "%d to %d in partition %d is no range of offsets".formatted(first, last, partition));
            }
        }

        @Override
        public int compareTo(OffsetRange other) {
            return ORDER.compare(this, other);
        }
    }
}
