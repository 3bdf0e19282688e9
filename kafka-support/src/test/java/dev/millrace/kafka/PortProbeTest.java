package dev.millrace.kafka;

import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PortProbeTest {

    @Test
    void findsTheOneOfSeveralAddressesThatTakesConnections() throws Exception {
        // Given
        int free;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = closed.getLocalPort();
        }
        try (ServerSocket open = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            // When / Then
            assertThat(PortProbe.isAmong("127.0.0.1:%d, 127.0.0.1:%d".formatted(free, open.getLocalPort())))
                    .isTrue();
            assertThat(PortProbe.isAmong("127.0.0.1:" + free)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:", "localhost:x", "localhost:99999", ":"})
    void whatIsNoAddressTakesNone(String addresses) {
        assertThat(PortProbe.isAmong(addresses)).isFalse();
    }
}
