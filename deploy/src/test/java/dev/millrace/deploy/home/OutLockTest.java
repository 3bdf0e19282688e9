package dev.millrace.deploy.home;

import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutLockTest {
    @TempDir
    private Path directory;

    @Test
    void refusesASecondRunInTheSameDirectory() {
        // Given
        OutDirectory out = new OutDirectory(directory.resolve("o"));
        try (OutLock first = OutLock.take(out, Child.STAGES, Shard.WHOLE)) {
            assertThat(first).isNotNull();

            // When
            var second = assertThatThrownBy(() -> OutLock.take(out, List.of(Child.SINK), Shard.WHOLE));

            // Then
            second.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.TRY_AGAIN))
                    .hasMessage(
                            "Another millrace is at work in %s: wait for it, or choose another directory with --out."
                                    .formatted(out.root()));
        }
    }

    @Test
    void aShardIsRefusedWhileAWholeRunIsAtWork() {
        // Given
        OutDirectory out = new OutDirectory(directory);
        try (OutLock whole = OutLock.take(out, Child.STAGES, Shard.WHOLE)) {

            // When
            var shard = assertThatThrownBy(() -> OutLock.take(out, List.of(Child.SINK), new Shard(0, 2)));

            // Then
            shard.isInstanceOf(StageFailure.class).hasMessageStartingWith("Another millrace is at work in");
        }
    }

    @Test
    void lettingGoMakesRoomForTheNextOne() {
        // Given
        OutDirectory out = new OutDirectory(directory);
        OutLock.take(out, Child.STAGES, Shard.WHOLE).close();

        // When
        OutLock next = OutLock.take(out, Child.STAGES, Shard.WHOLE);

        // Then
        assertThat(next).isNotNull();
        next.close();
    }
}
