package dev.millrace.contract.stage;

import java.util.Map;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShardTest {

    @Property
    void togetherTheShardsAreTheWholeLengthOnce(
            @ForAll @LongRange(max = Long.MAX_VALUE - 1) long length, @ForAll @IntRange(min = 1, max = 999) int count) {
        // Given
        long end = 0;

        // When
        for (int i = 0; i < count; i++) {
            Shard shard = Shard.parse(i + "/" + count);

            // Then
            assertThat(shard.first(length)).isEqualTo(end);
            end = shard.end(length);
            assertThat(end - shard.first(length)).isBetween(length / count, length / count + 1);
        }
        assertThat(end).isEqualTo(length);
    }

    @Property
    void aPartitionBelongsToOneShardOnly(
            @ForAll @IntRange(max = 999) int partition, @ForAll @IntRange(min = 1, max = 99) int count) {
        // When
        int owners = 0;
        for (int i = 0; i < count; i++) {
            owners += new Shard(i, count).hasPartition(partition) ? 1 : 0;
        }

        // Then
        assertThat(owners).isEqualTo(1);
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

    @Test
    void anIndexedJobMakesEachOfItsPodsAShard() {
        // Given
        Map<String, String> pod = Map.of("JOB_COMPLETION_INDEX", "2", "JOB_COMPLETION_COUNT", "3");

        // When
        Shard shard = Shard.of(Optional.empty(), pod);

        // Then
        assertThat(shard).isEqualTo(new Shard(2, 3));
    }

    @Test
    void whatIsSetGoesBeforeWhatTheJobSays() {
        // Given
        Map<String, String> pod = Map.of("JOB_COMPLETION_INDEX", "2");

        // When
        Shard shard = Shard.of(Optional.of("0/4"), pod);

        // Then
        assertThat(shard).isEqualTo(new Shard(0, 4));
    }

    @Test
    void withoutASettingItIsTheWhole() {
        // When
        Shard shard = Shard.of(Optional.empty(), Map.of("PATH", "/bin"));

        // Then
        assertThat(shard).isEqualTo(Shard.WHOLE);
        assertThat(shard.suffix()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JOB_COMPLETION_INDEX | JOB_COMPLETION_INDEX is set and JOB_COMPLETION_COUNT is not: give the Job's pods its number of completions in that variable, or set MILLRACE_SHARD.",
                "JOB_COMPLETION_COUNT | JOB_COMPLETION_COUNT is set and JOB_COMPLETION_INDEX is not: give the Job 'completionMode: Indexed', or set MILLRACE_SHARD.",
            },
            quoteCharacter = '"')
    void halfOfWhatAJobSaysIsNotEnough(String variable, String sentence) {
        // When
        assertThatThrownBy(() -> Shard.of(Optional.empty(), Map.of(variable, "1")))

                // Then
                .isInstanceOfSatisfying(
                        StageFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage(sentence);
    }
}
