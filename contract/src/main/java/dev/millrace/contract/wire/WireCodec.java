package dev.millrace.contract.wire;

import dev.millrace.contract.dataset.Row;

/** How a row becomes the value of a Kafka record, and a row again. One instance serves one thread. */
public interface WireCodec {

    byte[] encode(Row row);

    /**
     * The row of a record value.
     *
     * @throws MalformedRecordException if the value is not what {@link #encode} makes of a row of this dataset
     */
    Row decode(byte[] value) throws MalformedRecordException;

    /** The canonical CSV line, without its line feed, of a row that was decoded from this value. */
    byte[] line(byte[] value, Row row);
}
