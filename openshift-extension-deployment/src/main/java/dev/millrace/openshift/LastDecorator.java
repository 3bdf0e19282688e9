package dev.millrace.openshift;

import java.util.List;
import java.util.function.UnaryOperator;

import io.dekorate.kubernetes.decorator.ApplicationContainerDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.dekorate.kubernetes.decorator.NamedResourceDecorator;
import io.dekorate.kubernetes.decorator.ResourceProvidingDecorator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;

/**
 * Changes the list of all objects when the others have had their way: dekorate sorts decorators by what they say they come
 * after, and takes a class for those that extend it as well.
 */
final class LastDecorator extends Decorator<KubernetesListBuilder> {
    private final UnaryOperator<List<HasMetadata>> change;

    LastDecorator(UnaryOperator<List<HasMetadata>> change) {
        this.change = change;
    }

    @Override
    public void visit(KubernetesListBuilder list) {
        list.withItems(change.apply(list.buildItems()));
    }

    /** Whatever adds an object, or changes one or its containers. */
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Class<? extends Decorator>[] after() {
        return new Class[] {
            ResourceProvidingDecorator.class, NamedResourceDecorator.class, ApplicationContainerDecorator.class
        };
    }
}
