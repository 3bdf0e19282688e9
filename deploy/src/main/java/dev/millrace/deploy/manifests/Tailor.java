package dev.millrace.deploy.manifests;

import java.util.TreeMap;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Fits manifests to one deployment; those given stay as they are. */
public final class Tailor {
    private final Wishes wishes;

    /**
     * @param wishes what is wanted
     */
    public Tailor(Wishes wishes) {
        this.wishes = wishes;
    }

    /** The manifests as they are to be created: marked as ours, with the settings, images and storage class wanted. */
    public Manifests fit(Manifests manifests) {
        Manifests fitted = new Manifests(
                manifests.platform(),
                manifests.objects().stream().map(Serialization::clone).toList());
        fitted.objects().forEach(Labels::mark);
        TreeMap<String, String> settings = new TreeMap<>(fitted.ownSettings());
        settings.putAll(wishes.settings());
        fitted.settings().setData(settings);
        fitted.all(Job.class).forEach(this::nameImages);
        fitted.all(PersistentVolumeClaim.class).forEach(this::nameClass);
        return fitted;
    }

    private void nameImages(Job job) {
        wishes.images().ifPresent(prefix -> job.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .forEach(container -> {
                    container.setImage(prefix.apply(container.getImage()));
                    container.setImagePullPolicy("Always");
                }));
    }

    private void nameClass(PersistentVolumeClaim claim) {
        wishes.storageClass().ifPresent(name -> claim.getSpec().setStorageClassName(name));
    }
}
