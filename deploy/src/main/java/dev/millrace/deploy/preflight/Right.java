package dev.millrace.deploy.preflight;

import java.util.List;

import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;

/**
 * Something that one may or may not do in a namespace.
 *
 * @param verb get, list, create and so on
 * @param group of the API; empty for the core
 * @param resource in the plural; with a slash and a subresource where it is about that
 */
record Right(String verb, String group, String resource) {

    /** The question whether the user has it. */
    SelfSubjectAccessReview question(String namespace) {
        String[] parts = resource.split("/", 2);
        return new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withVerb(verb)
                .withGroup(group)
                .withResource(parts[0])
                .withSubresource(parts.length > 1 ? parts[1] : null)
                .endResourceAttributes()
                .endSpec()
                .build();
    }

    /** Whether a rule gives it. */
    boolean isGivenBy(ResourceRule rule) {
        return rule.getResourceNames().isEmpty()
                && isAmong(verb, rule.getVerbs())
                && isAmong(group, rule.getApiGroups())
                && isAmong(resource, rule.getResources());
    }

    private static boolean isAmong(String wanted, List<String> named) {
        return named.contains(wanted) || named.contains("*");
    }

    /** What it is about, as {@code oc} writes it. */
    String object() {
        return group.isEmpty() ? resource : resource + "." + group;
    }
}
