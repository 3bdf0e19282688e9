package dev.millrace.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {
    private final List<String> turns = new ArrayList<>();

    @Test
    void contestantsTakeTurns() throws Exception {
        // Given
        Rounds rounds = new Rounds(2, line -> {});

        // When
        rounds.play(List.of(contestant("a", 1), contestant("b", 1)));

        // Then
        assertThat(turns).containsExactly("a", "b", "a", "b");
    }

    @Test
    void theWarmUpDoesNotCount() throws Exception {
        // Given
        Rounds rounds = new Rounds(3, line -> {});
        List<Contestant> contestants = List.of(contestant("a", 50, 1, 2, 3));
        rounds.warmUp(contestants);

        // When
        List<Measurement> measured = rounds.play(contestants);

        // Then
        assertThat(measured.get(0).steadySeconds()).isEqualTo(new Spread(2, 1, 3));
    }

    private Contestant contestant(String name, double... seconds) {
        return new Contestant() {
            private int runs;

            @Override
            public String name() {
                return name;
            }

            @Override
            public long rows() {
                return 10;
            }

            @Override
            public Run run() {
                turns.add(name);
                double now = seconds[runs++ % seconds.length];
                return new Run(now, now, 0);
            }
        };
    }
}
