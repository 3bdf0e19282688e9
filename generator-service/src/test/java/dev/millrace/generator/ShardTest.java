package dev.millrace.generator;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShardTest {

    @Property
    void togetherTheShardsAreAllRowsOnce(
            @ForAll @LongRange(max = GenerateRequest.MOST_ROWS) long rows,
            @ForAll @IntRange(min = 1, max = 999) int count) {
        // Given
        long end = 0;

        // When
        for (int i = 0; i < count; i++) {
            Shard shard = Shard.parse(i + "/" + count);

            // Then
            assertThat(shard.first(rows)).isEqualTo(end);
            end = shard.end(rows);
            assertThat(end - shard.first(rows)).isBetween(rows / count, rows / count + 1);
        }
        assertThat(end).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3/3", "1", "-1/2", "a/b", "0/0", ""})
    void refusesWhatIsNoShard(String text) {
        // When
        assertThatThrownBy(() -> Shard.parse(text))

                // Then
                .isInstanceOfSatisfying(
                        StageFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage("'%s' is not a shard: the first of three is 0/3, the last 2/3.", text);
    }
}
