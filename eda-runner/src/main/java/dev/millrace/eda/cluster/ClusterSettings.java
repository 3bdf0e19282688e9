package dev.millrace.eda.cluster;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.spark.launcher.JavaModuleOptions;

/** Spark's settings for a place: how driver and executors find each other, and what executors are made of. */
public final class ClusterSettings {
    private static final String LOOPBACK = "127.0.0.1";

    /** Of a jar that only builds with the profile spark-kubernetes have. */
    private static final String SCHEDULER_OF_PODS =
            "org/apache/spark/scheduler/cluster/k8s/KubernetesClusterManager.class";

    private final SparkPlace place;

    public ClusterSettings(SparkPlace place) {
        this.place = place;
    }

    /**
     * The settings, by Spark's names.
     *
     * @throws StageFailure with code 66 if the file with settings cannot be read, with 64 if this build has no scheduler for
     *     Kubernetes
     */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (place.isLocal()) {
            // Nothing outside this process has business with it.
            reachableAt(settings, LOOPBACK);
        } else {
            place.driverHost().ifPresent(host -> reachableAt(settings, host));
            addExecutors(settings);
        }
        if (place.isKubernetes()) {
            addPods(settings);
        }
        place.properties().ifPresent(file -> settings.putAll(read(file)));
        settings.put("spark.master", place.master());
        return settings;
    }

    private static void reachableAt(Map<String, String> settings, String host) {
        settings.put("spark.driver.host", host);
        settings.put("spark.driver.bindAddress", host);
    }

    private void addExecutors(Map<String, String> settings) {
        settings.put("spark.executor.instances", Integer.toString(place.executors()));
        settings.put("spark.executor.cores", Integer.toString(place.cores()));
        settings.put("spark.executor.memory", place.memory());
        settings.put("spark.cores.max", Integer.toString(place.executors() * place.cores()));
        settings.put("spark.executor.extraJavaOptions", JavaModuleOptions.defaultModuleOptions() + " -XX:+UseSerialGC");
        settings.put("spark.jars", String.join(",", ApplicationJars.uris()));
        settings.put("spark.dynamicAllocation.enabled", "false");
    }

    /** Pods alone: no volume claims, services or config maps, so that the Job needs no rights to them. */
    private static void addPods(Map<String, String> settings) {
        if (ClusterSettings.class.getClassLoader().getResource(SCHEDULER_OF_PODS) == null) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "This build cannot ask Kubernetes for executors: build it with mvn clean package -Pspark-kubernetes.");
        }
        settings.put("spark.kubernetes.executor.disableConfigMap", "true");
        settings.put("spark.kubernetes.driver.ownPersistentVolumeClaim", "false");
        settings.put("spark.kubernetes.driver.reusePersistentVolumeClaim", "false");
        settings.put("spark.kubernetes.driver.service.deleteOnTermination", "false");
        // The image holds all jars, and what it starts reads its flags from its own entry point.
        settings.remove("spark.jars");
        settings.remove("spark.executor.extraJavaOptions");
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "%s cannot be read as Spark's settings: name a file of lines such as spark.executor.memory=2g."
                            .formatted(file),
                    e);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
