package dev.millrace.cli.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.millrace.contract.stage.OutDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerAddressTest {
    @TempDir
    private Path directory;

    @Test
    void findsWhatListensWhereTheNoteSays() throws IOException {
        // Given
        BrokerAddress address = new BrokerAddress(new OutDirectory(directory));
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String place = "127.0.0.1:" + broker.getLocalPort();

            // When
            address.write(place);

            // Then
            assertThat(address.find()).contains(place);
        }
    }

    @Test
    void aNoteOfABrokerThatIsGoneCountsForNothing() throws IOException {
        // Given
        OutDirectory out = new OutDirectory(directory);
        try (ServerSocket another = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.createDirectories(out.kafka());
            long nobody = Long.MAX_VALUE;
            Files.writeString(
                    out.kafka().resolve("millrace.address"), nobody + " 127.0.0.1:" + another.getLocalPort() + "\n");

            // When
            var found = new BrokerAddress(out).find();

            // Then
            assertThat(found).isEmpty();
        }
    }

    @Test
    void aNoteThatNobodyAnswersCountsForNothing() throws IOException {
        // Given
        BrokerAddress address = new BrokerAddress(new OutDirectory(directory));
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        // When
        address.write("127.0.0.1:" + free);

        // Then
        assertThat(address.find()).isEmpty();
    }
}
