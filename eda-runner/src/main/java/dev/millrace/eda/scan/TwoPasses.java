package dev.millrace.eda.scan;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.eda.profile.Profile;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * Profiles rows in two passes. The first sees every column by itself; with what it found, the second finds how columns go
 * together, and the exact figures for which the first had too little room.
 */
public final class TwoPasses {
    /** How many different values of a column are counted exactly: some megabytes for each column. */
    private static final int MOST_VALUES = 100_000;

    private final DatasetDefinition definition;
    private final ScanShape shape;

    public TwoPasses(DatasetDefinition definition) {
        this(definition, MOST_VALUES);
    }

    /**
     * @param mostValues how many different values of a column are counted exactly
     */
    TwoPasses(DatasetDefinition definition, int mostValues) {
        this.definition = definition;
        this.shape = ScanShape.of(definition, mostValues);
    }

    /**
     * Reads all rows twice.
     *
     * @param batch the batch id
     * @param source the rows
     * @param names is told the name of each pass as it begins
     */
    public Profile profile(String batch, RowSource source, Consumer<String> names) {
        JavaRDD<InternalRow> internal = source.rows();
        names.accept("every column by itself");
        BatchScan first =
                new OrderedMerge<>(new BatchScan(shape), BatchScan::merge).of(internal.mapPartitions(scan(shape)));
        names.accept("how columns go together");
        Meeting second = second(internal, RelationPlan.of(first));
        return new ProfileMaker(definition, first, second).profile(batch);
    }

    private static FlatMapFunction<Iterator<InternalRow>, BatchScan> scan(ScanShape shape) {
        return rows -> {
            BatchScan scan = new BatchScan(shape);
            rows.forEachRemaining(scan::add);
            return List.of(scan).iterator();
        };
    }

    private static Meeting second(JavaRDD<InternalRow> rows, RelationPlan plan) {
        // It can be megabytes: each process gets it once, not with every task.
        Broadcast<RelationPlan> planned =
                JavaSparkContext.fromSparkContext(rows.context()).broadcast(plan);
        JavaRDD<Tuple2<Integer, Serializable>> parcels = rows.mapPartitionsWithIndex(
                (partition, ofPartition) -> new SecondPass(planned.value(), partition, ofPartition), false);
        return JavaPairRDD.fromJavaRDD(parcels)
                .partitionBy(new HashPartitioner(Math.max(1, plan.buckets())))
                .mapPartitions(ofBucket -> List.of(Meeting.of(ofBucket)).iterator())
                .collect()
                .stream()
                .reduce(new Meeting(0, 0, null), Meeting::and)
                .by(plan);
    }
}
