package dev.millrace.deploy.preflight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.cluster.ClusterTrouble;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.manifests.Platform;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Asks the cluster whether the user may do what a deployment does. */
final class Rights {
    private static final String CORE = "";
    private static final String BUILD = "build.openshift.io";
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final List<Right> ALWAYS = List.of(
            new Right("list", CORE, "pods"),
            new Right("get", CORE, "pods"),
            new Right("watch", CORE, "pods"),
            new Right("create", CORE, "pods"),
            new Right("delete", CORE, "pods"),
            new Right("get", CORE, "pods/log"),
            new Right("get", CORE, "pods/exec"),
            new Right("create", CORE, "pods/exec"),
            new Right("list", CORE, "events"),
            new Right("list", CORE, "persistentvolumeclaims"));
    private static final List<Right> FOR_BUILDS = List.of(
            new Right("create", BUILD, "buildconfigs/instantiatebinary"),
            new Right("get", BUILD, "builds"),
            new Right("get", BUILD, "builds/log"));

    /** Who lacks it is told so only when a build is started. OpenShift gives it to everybody, in every namespace. */
    private static final Right BUILD_FROM_DOCKERFILE = new Right("create", BUILD, "builds/docker");

    private final Cluster cluster;

    Rights(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What the user may not do, a clause for each role to ask for. */
    List<String> missing(Manifests manifests) {
        List<ResourceRule> rules = rules();
        List<Right> missing = needed(manifests).stream()
                .filter(right -> !isGiven(right, rules))
                .toList();
        // Some things may be read by everybody, also in a namespace that is not theirs.
        if (missing.containsAll(ALWAYS)) {
            return List.of("you may do nothing there: is it your namespace, and is it spelt as the cluster has it?");
        }
        List<String> clauses = new ArrayList<>();
        if (!missing.isEmpty()) {
            // Who gives rights to others, as the sink's role does, has to be more than an editor.
            boolean gives = missing.stream().anyMatch(right -> right.group().equals(RBAC));
            clauses.add("you may not %s: ask the admin of the namespace for the role '%s'"
                    .formatted(text(missing), gives ? "admin" : "edit"));
        }
        if (manifests.platform() == Platform.OPENSHIFT && !isGiven(BUILD_FROM_DOCKERFILE, rules)) {
            clauses.add("you may not build an image from a Dockerfile: ask the admin of the cluster for the role"
                    + " 'system:build-strategy-docker'");
        }
        return clauses;
    }

    private static Set<Right> needed(Manifests manifests) {
        Set<Right> needed = new LinkedHashSet<>(ALWAYS);
        manifests.objects().stream().flatMap(Rights::toHave).forEach(needed::add);
        if (manifests.platform() == Platform.OPENSHIFT) {
            needed.addAll(FOR_BUILDS);
        }
        return needed;
    }

    private static Stream<Right> toHave(HasMetadata object) {
        List<String> verbs = new ArrayList<>(List.of("get", "create"));
        if (object instanceof Job) {
            verbs.addAll(List.of("list", "delete"));
        } else {
            verbs.add(object instanceof ConfigMap ? "update" : "patch");
        }
        String group = HasMetadata.getGroup(object.getClass());
        return verbs.stream().map(verb -> new Right(verb, group == null ? CORE : group, object.getPlural()));
    }

    /** All that the cluster can tell at once. */
    private List<ResourceRule> rules() {
        try {
            return cluster.client()
                    .authorization()
                    .v1()
                    .selfSubjectRulesReview()
                    .create(new SelfSubjectRulesReviewBuilder()
                            .withNewSpec(cluster.namespace())
                            .build())
                    .getStatus()
                    .getResourceRules();
        } catch (KubernetesClientException e) {
            if (ClusterTrouble.isSilence(e)) {
                throw e;
            }
            return List.of();
        }
    }

    /** What the rules do not give may be given in another way, so it is asked for by itself. */
    private boolean isGiven(Right right, List<ResourceRule> rules) {
        return rules.stream().anyMatch(right::isGivenBy) || isGiven(right);
    }

    private boolean isGiven(Right right) {
        var answer = cluster.client()
                .authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(right.question(cluster.namespace()));
        return answer.getStatus() != null
                && Boolean.TRUE.equals(answer.getStatus().getAllowed());
    }

    private static String text(List<Right> rights) {
        Map<String, List<Right>> byObject =
                rights.stream().collect(Collectors.groupingBy(Right::object, LinkedHashMap::new, Collectors.toList()));
        return byObject.entrySet().stream()
                .map(entry -> entry.getValue().stream().map(Right::verb).collect(Collectors.joining("/")) + " "
                        + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
