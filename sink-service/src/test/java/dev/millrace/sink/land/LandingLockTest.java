package dev.millrace.sink.land;

import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LandingLockTest {
    private Path batch;

    @BeforeEach
    void name(@TempDir Path directory) {
        batch = directory.resolve("landed").resolve("5d0c1f8a33b1e902");
    }

    @Test
    void shardsThatShareNoPartitionWorkSideBySide() {
        try (LandingLock even = LandingLock.take(batch, List.of(0, 2, 4))) {
            // When
            LandingLock odd = LandingLock.take(batch, List.of(1, 3));

            // Then
            assertThat(even.mayMerge()).isTrue();
            assertThat(odd.mayMerge()).isFalse();
            odd.close();
        }
    }

    @Test
    void onePartitionInCommonIsOneTooMany() {
        try (LandingLock even = LandingLock.take(batch, List.of(0, 2, 4))) {
            // When / Then
            assertRefused(() -> LandingLock.take(batch, List.of(1, 4)));
        }
    }

    @Test
    void aSinkOfAllPartitionsAndOneOfSomeKeepEachOtherOut() {
        try (LandingLock some = LandingLock.take(batch, List.of(3))) {
            assertRefused(() -> LandingLock.takeAll(batch));
        }

        // When / Then
        try (LandingLock all = LandingLock.takeAll(batch)) {
            assertRefused(() -> LandingLock.take(batch, List.of(3)));
        }
    }

    private void assertRefused(Runnable taking) {
        assertThatThrownBy(taking::run)
                .isInstanceOfSatisfying(
                        StageFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.TRY_AGAIN))
                .hasMessage(
                        "Another sink is landing the same batch in %s: wait for it, or choose another place with --out.",
                        batch);
    }
}
