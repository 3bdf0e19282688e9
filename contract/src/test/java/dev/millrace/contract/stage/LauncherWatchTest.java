package dev.millrace.contract.stage;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LauncherWatchTest {

    @Test
    void endsTheProcessWithItsLauncherAndNotBefore() throws IOException, InterruptedException {
        // Given
        CountDownLatch ended = new CountDownLatch(1);
        PipedOutputStream launcher = new PipedOutputStream();
        LauncherWatch.start(new PipedInputStream(launcher), ended::countDown);
        launcher.write('x');
        assertThat(ended.await(50, TimeUnit.MILLISECONDS)).isFalse();

        // When
        launcher.close();

        // Then
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
