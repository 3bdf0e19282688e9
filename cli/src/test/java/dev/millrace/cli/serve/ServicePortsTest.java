package dev.millrace.cli.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.home.Child;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServicePortsTest {
    @Test
    void everyServiceHasAPortOfItsOwnBehindThePage() {
        // When
        ServicePorts ports = new ServicePorts(8080);

        // Then
        assertThat(ServicePorts.SERVICES).extracting(ports::management).containsExactly(8081, 8082, 8083);
        assertThat(ports.address()).isEqualTo("http://127.0.0.1:8080");
        assertThat(ports.managementAddress(Child.SINK)).isEqualTo("http://127.0.0.1:8082");
    }

    @Test
    void aPortThatSomebodyHasIsNamed() throws IOException {
        // Given
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = somebody.getLocalPort();

            // When
            var looking = assertThatThrownBy(() -> new ServicePorts(port).requireFree());

            // Then
            looking.isInstanceOf(StageFailure.class)
                    .hasMessage(
                            "Port %d is taken, and the services need %d to %d: choose others with --port.",
                            port, port, port + 3);
        }
    }

    @Test
    void theLastPortsLeaveNoRoomForTheOthers() {
        // When
        var asking = assertThatThrownBy(() -> new ServicePorts(65_533));

        // Then
        asking.isInstanceOf(StageFailure.class)
                .hasMessage("There are no four ports from 65533 on: choose a lower one with --port.");
    }
}
