package dev.millrace.eda.scan;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

import dev.millrace.eda.count.ValueTable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/**
 * The second pass over one partition: reads rows as parcels are asked for, so that no more than a few chunks of hashes are
 * held at a time, and hands out what it saw as the last parcel.
 */
final class SecondPass implements Iterator<Tuple2<Integer, Serializable>> {
    /** Where the scans of all partitions go. */
    static final int SCANS = 0;

    private final Iterator<InternalRow> rows;
    private final RelationPlan plan;
    private final RelationScan scan;
    private final HashSpreader rowHashes;
    private final HashSpreader keyHashes;
    private final int partition;
    private final Queue<Tuple2<Integer, Serializable>> parcels = new ArrayDeque<>();
    private boolean finished;

    /**
     * @param partition the partition's number, which orders the scans
     */
    SecondPass(RelationPlan plan, int partition, Iterator<InternalRow> rows) {
        this.rows = rows;
        this.plan = plan;
        this.partition = partition;
        this.scan = new RelationScan(plan);
        this.rowHashes = new HashSpreader(HashChunk.Kind.ROW, plan.buckets(), this::send);
        this.keyHashes = new HashSpreader(HashChunk.Kind.KEY, plan.buckets(), this::send);
    }

    @Override
    public boolean hasNext() {
        while (parcels.isEmpty() && !finished) {
            if (rows.hasNext()) {
                add(rows.next());
            } else {
                rowHashes.finish();
                keyHashes.finish();
                parcels.add(new Tuple2<>(SCANS, new PartitionScan(partition, scan)));
                finished = true;
            }
        }
        return !parcels.isEmpty();
    }

    @Override
    public Tuple2<Integer, Serializable> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return parcels.remove();
    }

    private void add(InternalRow row) {
        scan.add(row);
        if (plan.buckets() == 0) {
            return;
        }
        rowHashes.add(row.getLong(plan.shape().hash()));
        if (plan.shape().key() >= 0) {
            UTF8String key = row.getUTF8String(plan.shape().key());
            if (key.numBytes() > 0) {
                keyHashes.add(ValueTable.hash(key));
            }
        }
    }

    private void send(int bucket, HashChunk chunk) {
        parcels.add(new Tuple2<>(bucket, chunk));
    }

    /**
     * What was seen of a partition.
     *
     * @param partition its number
     * @param scan what was seen
     */
    record PartitionScan(int partition, RelationScan scan) implements Serializable {}
}
