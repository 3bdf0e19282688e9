package dev.millrace.eda.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables that count give the same as a map of the library. */
class TableTest {
    @Test
    void longTextsDoNotFillTheMemory() {
        // Given
        ValueTable table = new ValueTable(100);
        String letter = "x".repeat(1 << 20);

        // When
        long counted = IntStream.range(0, 50)
                .filter(number -> add(table, number + letter, 1) != ValueTable.FULL)
                .count();

        // Then
        assertThat(counted).isEqualTo(7);
        assertThat(add(table, 3 + letter, 1)).isEqualTo(3);
    }

    @Test
    void textsKeepTheirPlacesAndCountsHoweverManyThereAre() {
        // Given
        Random random = new Random(1);
        ValueTable table = new ValueTable(10_000);
        Map<String, Long> counts = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();

        // When
        for (int i = 0; i < 50_000; i++) {
            String text = "é".repeat(random.nextInt(3)) + random.nextInt(3_000);
            int place = add(table, text, i % 4);
            places.putIfAbsent(text, place);
            counts.merge(text, i % 4L, Long::sum);
            assertThat(place).isEqualTo(places.get(text));
        }

        // Then
        assertThat(table.size()).isEqualTo(counts.size());
        counts.forEach((text, count) -> {
            int place = find(table, text);
            assertThat(place).isEqualTo(places.get(text));
            assertThat(table.text(place)).hasToString(text);
            assertThat(table.count(place)).isEqualTo(count);
            assertThat(table.hash(place)).isEqualTo(ValueTable.hash(table.text(place)));
        });
    }

    @Test
    void aFullTableGoesOnCountingWhatItHas() {
        // Given
        ValueTable table = new ValueTable(2);
        add(table, "", 1);
        add(table, "a", 1);

        // When
        int place = add(table, "b", 1);

        // Then
        assertThat(place).isEqualTo(ValueTable.FULL);
        assertThat(table.size()).isEqualTo(2);
        assertThat(find(table, "b")).isEqualTo(-1);
        assertThat(add(table, "a", 5)).isEqualTo(1);
        assertThat(table.count(1)).isEqualTo(6);
        assertThat(add(table, "", 1)).isZero();
    }

    @Test
    void wholeNumbersAreCounted() {
        // Given
        Random random = new Random(2);
        IntTable table = new IntTable();
        Map<Integer, Long> counts = new HashMap<>();
        List<Integer> edges = List.of(0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE);

        // When
        for (int i = 0; i < 20_000; i++) {
            int key = i < edges.size() ? edges.get(i) : random.nextInt(5_000) - 2_500;
            table.add(key, 3);
            counts.merge(key, 3L, Long::sum);
        }

        // Then
        assertThat(table.size()).isEqualTo(counts.size());
        assertThat(table.sortedKeys())
                .containsExactly(new ArrayList<>(counts.keySet())
                        .stream().mapToInt(Integer::intValue).sorted().toArray());
        counts.forEach((key, count) -> {
            assertThat(table.key(table.find(key))).isEqualTo(key);
            assertThat(table.count(table.find(key))).isEqualTo(count);
        });
        assertThat(table.find(1_000_000)).isEqualTo(-1);
    }

    private static int add(ValueTable table, String text, long times) {
        UTF8String utf8 = UTF8String.fromString(text);
        return table.add(utf8, ValueTable.hash(utf8), times);
    }

    private static int find(ValueTable table, String text) {
        UTF8String utf8 = UTF8String.fromString(text);
        return table.find(ValueTable.hash(utf8));
    }
}
