package dev.millrace.deploy.manifests;

import java.util.HashMap;
import java.util.Map;

import dev.millrace.deploy.home.Child;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** How the objects of the pipeline are called and told from others. */
public final class Labels {
    /** On every pod of a stage, and on every object that belongs to a stage. */
    public static final String NAME = "app.kubernetes.io/name";

    private static final String COMPONENT = "app.kubernetes.io/component";
    private static final String VERSION = "app.kubernetes.io/version";

    /** On every object of the pipeline. */
    public static final String PART_OF = "app.kubernetes.io/part-of";

    /** On the objects that {@code ./millrace deploy} or the Quarkus build made, and on no others. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** On every pod that has the data volume: they must be on one node. */
    public static final String VOLUME = "millrace.dev/volume";

    /** The value of {@link #PART_OF} and {@link #MANAGED_BY}. */
    public static final String MILLRACE = "millrace";

    private Labels() {}

    /** The name of the objects of a stage, or of Kafka. */
    public static String object(Child child) {
        return MILLRACE + "-" + child.id();
    }

    /** What tells our objects from all others. */
    public static Map<String, String> ours() {
        return Map.of(MANAGED_BY, MILLRACE, PART_OF, MILLRACE);
    }

    /** Whether an object was made by {@code ./millrace deploy} or by the Quarkus build. */
    public static boolean isOurs(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null && MILLRACE.equals(labels.get(MANAGED_BY)) && MILLRACE.equals(labels.get(PART_OF));
    }

    /** Adds what follows from the component of an object, or of its pods: its name, its version, and that it is ours. */
    public static void complete(ObjectMeta metadata, String version) {
        String component = metadata.getLabels().get(COMPONENT);
        metadata.getLabels().putAll(Map.of(NAME, MILLRACE + "-" + component, VERSION, version, MANAGED_BY, MILLRACE));
    }

    /** Marks an object as ours. */
    static void mark(HasMetadata object) {
        Map<String, String> labels = new HashMap<>(ours());
        Map<String, String> before = object.getMetadata().getLabels();
        if (before != null) {
            before.forEach(labels::putIfAbsent);
        }
        object.getMetadata().setLabels(labels);
    }
}
