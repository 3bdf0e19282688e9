package dev.millrace.ingest.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of the pages, and what each is given. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Pages {
    private Pages() {}

    /** The start page. */
    static native TemplateInstance start(History history);

    /** Only the list of batches, to renew it with. */
    static native TemplateInstance history(History history);

    /** The page of a batch. */
    static native TemplateInstance batch(BatchSheet batch, RejectedShown rejected);

    /** Only what moves on the page of a batch, to renew it with. */
    static native TemplateInstance batchNow(BatchSheet batch);

    /** A page that says why there is none. */
    static native TemplateInstance trouble(String title, String says);
}
