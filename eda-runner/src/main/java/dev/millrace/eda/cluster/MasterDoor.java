package dev.millrace.eda.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** Knocks before Spark does: Spark itself gives up on a master after a minute, and says so with a stack trace. */
public final class MasterDoor {
    private static final Pattern SCHEME = Pattern.compile("^(spark|k8s)://(https?://)?");
    private static final int TIMEOUT_MILLIS = 5_000;

    private final SparkPlace place;

    public MasterDoor(SparkPlace place) {
        this.place = place;
    }

    /**
     * Sees whether somebody is at home.
     *
     * @throws StageFailure with code 69 if none of the master's addresses answers
     */
    public void knock() {
        if (place.isLocal()) {
            return;
        }
        IOException refusal = null;
        for (InetSocketAddress address : addresses()) {
            try (Socket socket = new Socket()) {
                socket.connect(address, TIMEOUT_MILLIS);
                return;
            } catch (IOException e) {
                refusal = e;
            }
        }
        throw new StageFailure(
                ExitCode.UNREACHABLE,
                "The Spark master %s does not answer: start it, or name another with --spark-master."
                        .formatted(place.master()),
                refusal);
    }

    private List<InetSocketAddress> addresses() {
        String hosts = SCHEME.matcher(place.master()).replaceFirst("");
        // Kubernetes without a port is at that of HTTPS.
        return Arrays.stream(hosts.split(","))
                .map(host -> host.split(":"))
                .map(parts -> new InetSocketAddress(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 443))
                .toList();
    }
}
