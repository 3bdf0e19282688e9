package dev.millrace.eda.scan;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import scala.Function2;
import scala.collection.JavaConverters;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Adds up what there is of each partition, in the order of the partitions, whichever is done first: sums of floating-point
 * numbers come out the same every time. Each is added as it arrives, so that only those that overtook others wait in
 * memory.
 */
final class OrderedMerge<T> {
    private final BinaryOperator<T> merge;
    private final Map<Integer, T> waiting = new HashMap<>();
    private T merged;
    private int next;

    OrderedMerge(T nothing, BinaryOperator<T> merge) {
        this.merged = nothing;
        this.merge = merge;
    }

    /**
     * @param scans one element a partition
     */
    @SuppressWarnings("unchecked")
    T of(JavaRDD<T> scans) {
        scans.context()
                .runJob(
                        scans.rdd(),
                        new OnlyOne<>(),
                        JavaConverters.asScalaBuffer(IntStream.range(0, scans.getNumPartitions())
                                        .mapToObj(place -> (Object) place)
                                        .toList())
                                .toSeq(),
                        new AbstractFunction2<Object, T, BoxedUnit>() {
                            @Override
                            public BoxedUnit apply(Object partition, T scan) {
                                add((Integer) partition, scan);
                                return BoxedUnit.UNIT;
                            }
                        },
                        (ClassTag<T>) ClassTag.apply(Object.class));
        return merged;
    }

    // Spark hands over results one at a time.
    private void add(int partition, T scan) {
        waiting.put(partition, scan);
        for (T due = waiting.remove(next); due != null; due = waiting.remove(next)) {
            merged = merge.apply(merged, due);
            next++;
        }
    }

    private static final class OnlyOne<T> extends AbstractFunction2<TaskContext, scala.collection.Iterator<T>, T>
            implements Function2<TaskContext, scala.collection.Iterator<T>, T>, Serializable {
        @Override
        public T apply(TaskContext context, scala.collection.Iterator<T> elements) {
            return elements.next();
        }
    }
}
