package dev.millrace.eda.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import dev.millrace.eda.count.HashCounter;
import scala.Tuple2;

/**
 * What the parcels of one bucket come to.
 *
 * @param repeatedRows how many rows were there before
 * @param repeatedKeys how many keys were there before
 * @param scan what all partitions saw, in their order; null in every bucket but {@link SecondPass#SCANS}
 */
record Meeting(long repeatedRows, long repeatedKeys, RelationScan scan) implements Serializable {
    static Meeting of(Iterator<Tuple2<Integer, Serializable>> parcels) {
        HashCounter rows = new HashCounter();
        HashCounter keys = new HashCounter();
        List<SecondPass.PartitionScan> scans = new ArrayList<>();
        while (parcels.hasNext()) {
            Serializable parcel = parcels.next()._2();
            if (parcel instanceof HashChunk chunk) {
                (chunk.kind() == HashChunk.Kind.ROW ? rows : keys).add(chunk.hashes());
            } else {
                scans.add((SecondPass.PartitionScan) parcel);
            }
        }
        return new Meeting(rows.repeated(), keys.repeated(), merged(scans));
    }

    /** Together with another bucket. */
    Meeting and(Meeting other) {
        return new Meeting(
                repeatedRows + other.repeatedRows, repeatedKeys + other.repeatedKeys, scan == null ? other.scan : scan);
    }

    /** With the plan of the scan; without files there is no partition that anything was seen of. */
    Meeting by(RelationPlan plan) {
        return new Meeting(repeatedRows, repeatedKeys, scan == null ? new RelationScan(plan) : scan.by(plan));
    }

    private static RelationScan merged(List<SecondPass.PartitionScan> scans) {
        scans.sort(Comparator.comparingInt(SecondPass.PartitionScan::partition));
        RelationScan merged = scans.isEmpty() ? null : scans.get(0).scan();
        for (int i = 1; i < scans.size(); i++) {
            merged.merge(scans.get(i).scan());
        }
        return merged;
    }
}
