package dev.millrace.eda.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.millrace.eda.count.HashCounter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HashesTest {
    @Test
    void oneHashAgainAndAgainIsCountedAndNotKept() {
        // Given
        HashCounter counter = new HashCounter();

        // When
        for (int chunk = 0; chunk < 100; chunk++) {
            counter.add(new long[] {7, chunk, 7, 7});
        }

        // Then
        assertThat(counter.repeated()).isEqualTo(300);
    }

    @Test
    void equalHashesMeetInTheirBucketAndAreCounted() {
        // Given
        Random random = new Random(8);
        Set<Long> different = new HashSet<>();
        HashCounter[] counters = {new HashCounter(), new HashCounter(), new HashCounter()};
        List<Integer> lengths = new ArrayList<>();
        HashSpreader spreader = new HashSpreader(HashChunk.Kind.KEY, 3, (bucket, chunk) -> {
            assertThat(chunk.kind()).isEqualTo(HashChunk.Kind.KEY);
            assertThat(Arrays.stream(chunk.hashes()).boxed())
                    .allMatch(hash -> Long.remainderUnsigned(hash, 3) == bucket);
            lengths.add(chunk.hashes().length);
            counters[bucket].add(chunk.hashes());
        });

        // When
        for (int i = 0; i < 30_000; i++) {
            long hash = random.nextInt(20_000) * 0x9E3779B97F4A7C15L;
            different.add(hash);
            spreader.add(hash);
        }
        spreader.finish();

        // Then
        assertThat(counters[0].repeated() + counters[1].repeated() + counters[2].repeated())
                .isEqualTo(30_000 - different.size());
        assertThat(lengths.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30_000);
        // Few large ones.
        assertThat(lengths).hasSizeLessThan(12);
    }

    @Test
    void nothingIsRepeatedInNothing() {
        // Given
        HashCounter counter = new HashCounter();
        counter.add(new long[0]);

        // When
        long repeated = counter.repeated();

        // Then
        assertThat(repeated).isZero();
        counter.add(new long[] {7, -7, 7, 7});
        assertThat(counter.repeated()).isEqualTo(2);
    }
}
