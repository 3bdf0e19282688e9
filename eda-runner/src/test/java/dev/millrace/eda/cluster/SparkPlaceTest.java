package dev.millrace.eda.cluster;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SparkPlaceTest {
    @Test
    void withoutAWordItIsThisMachineAndNobodyElseReachesIt() {
        // When
        SparkPlace place = SparkPlace.of(Map.of());

        // Then
        assertThat(place.isLocal()).isTrue();
        assertThat(new ClusterSettings(place).settings())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "spark.master", "local[*]",
                        "spark.driver.host", "127.0.0.1",
                        "spark.driver.bindAddress", "127.0.0.1"));
    }

    @Test
    void executorsOfAClusterAreSmallAndGetOurJarsAndOpenModules() {
        // When
        Map<String, String> settings = new ClusterSettings(at("spark://one:7077,two:7077")).settings();

        // Then
        assertThat(settings)
                .containsEntry("spark.executor.instances", "2")
                .containsEntry("spark.cores.max", "2")
                .containsEntry("spark.executor.memory", "1g")
                .containsKey("spark.jars")
                .doesNotContainKey("spark.driver.host");
        assertThat(settings.get("spark.executor.extraJavaOptions")).contains("--add-opens=java.base/sun.nio.ch");
    }

    @Test
    void aBuildWithoutSparksSchedulerOfPodsSaysSo() {
        assertThatThrownBy(() -> new ClusterSettings(at("k8s://https://api:6443")).settings())
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessageEndingWith("build it with mvn clean package -Pspark-kubernetes.");
    }

    @Test
    void aMasterThatDoesNotAnswerIsUnreachable() throws IOException {
        // Given
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        String master = "spark://127.0.0.1:" + closed;

        // When, Then
        assertThatThrownBy(() -> new MasterDoor(at(master)).knock())
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.UNREACHABLE))
                .hasMessage(
                        "The Spark master %s does not answer: start it, or name another with --spark-master.", master);
    }

    @Test
    void filesThatExecutorsCannotSeeAreSaidToBelongOnASharedVolume() {
        // Given
        Throwable failure = new IllegalStateException("Job aborted", new FileNotFoundException("/data/part"));

        // When
        StageFailure said = new ClusterFailure(at("spark://one:7077"))
                .atWork("/data", failure)
                .orElseThrow();

        // Then
        assertThat(said.exitCode()).isEqualTo(ExitCode.NO_INPUT);
        assertThat(said)
                .hasMessage("The executors of spark://one:7077 cannot see the files in /data: put them on a volume that"
                        + " they mount at the same path.");
        assertThat(new ClusterFailure(SparkPlace.HERE).atWork("/data", failure)).isEmpty();
    }

    @Test
    void anExecutorsArgumentsAreThoseThatSparksSchedulerSets() {
        // Given
        Map<String, String> environment = Map.of(
                "SPARK_DRIVER_URL", "spark://driver:1",
                "SPARK_EXECUTOR_ID", "3",
                "SPARK_EXECUTOR_CORES", "1",
                "SPARK_APPLICATION_ID", "app",
                "SPARK_EXECUTOR_POD_IP", "10.0.0.3",
                "SPARK_RESOURCE_PROFILE_ID", "0");

        // When
        String arguments = String.join(" ", new ExecutorPod(environment).arguments());

        // Then
        assertThat(arguments)
                .isEqualTo("--driver-url spark://driver:1 --executor-id 3 --cores 1 --app-id app --hostname 10.0.0.3"
                        + " --bind-address 10.0.0.3 --resourceProfileId 0");
        assertThatThrownBy(() -> new ExecutorPod(Map.of()).arguments())
                .hasMessage("SPARK_DRIVER_URL is not set: an executor is started by Spark's scheduler, not by hand.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MILLRACE_SPARK_MASTER          | yarn         | local[*], spark://host:port or k8s://https://host:port
            MILLRACE_SPARK_MASTER          | spark://host | local[*], spark://host:port or k8s://https://host:port
            MILLRACE_SPARK_EXECUTORS       | 0            | a number of executors
            MILLRACE_SPARK_EXECUTORS       | many         | a whole number
            MILLRACE_SPARK_EXECUTOR_CORES  | 0            | a number of cores
            MILLRACE_SPARK_EXECUTOR_MEMORY | lots         | a size such as 1g or 1500m
            """)
    void wrongValuesAreNamed(String name, String value, String wanted) {
        assertThatThrownBy(() -> SparkPlace.of(Map.of(name, value)))
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessage("%s is '%s', which is not %s.", name, value, wanted);
    }

    private static SparkPlace at(String master) {
        return SparkPlace.of(Map.of("MILLRACE_SPARK_MASTER", master));
    }
}
