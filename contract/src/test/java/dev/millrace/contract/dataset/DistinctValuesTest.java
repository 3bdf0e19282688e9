package dev.millrace.contract.dataset;

import java.util.HashSet;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DistinctValuesTest {
    private final DistinctValues distinct = new DistinctValues();

    @Property(tries = 100)
    void countsLikeASet(@ForAll @Size(max = 200) List<@IntRange(max = 300) Integer> values) {
        // Given
        DistinctValues counted = new DistinctValues();

        // When
        values.forEach(value -> counted.add("value " + value));

        // Then
        assertThat(counted.count()).isEqualTo(new HashSet<>(values).size());
        assertThat(counted.isUnique()).isEqualTo(counted.count() == values.size());
        assertThat(counted.isMore()).isFalse();
    }

    @Test
    void endsWhereRepeatedValuesAreMoreThanAFew() {
        // Given
        distinct.add("0");

        // When
        for (int i = 0; i < 5_000; i++) {
            distinct.add(String.valueOf(i));
        }

        // Then
        assertThat(distinct.isMore()).isTrue();
        assertThat(distinct.count()).isEqualTo(DistinctValues.FEW + 1);
        assertThat(distinct.isUnique()).isFalse();
    }

    @Test
    void comparesNoMoreValuesThanItsMemoryHolds() {
        // When
        for (int i = 0; i < DistinctValues.MOST + 10; i++) {
            distinct.add(String.valueOf(i));
        }

        // Then
        assertThat(distinct.isMore()).isTrue();
        assertThat(distinct.count()).isEqualTo(DistinctValues.MOST);
        assertThat(distinct.isUnique()).isTrue();
    }
}
