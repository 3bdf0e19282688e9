package dev.millrace.ingest.catalog;

import java.util.List;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an order may name: files and datasets. */
@Path("/")
@RolesAllowed("read")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "catalog")
public class CatalogResource {
    private final InputFiles files;
    private final Datasets datasets;

    CatalogResource(InputFiles files, Datasets datasets) {
        this.files = files;
        this.datasets = datasets;
    }

    /** The CSV files that an order may name, those that were written last first. */
    @GET
    @Path("files")
    public List<InputFiles.Named> files() {
        return files.list();
    }

    /** The datasets that an order may name. */
    @GET
    @Path("datasets")
    public List<DatasetView> datasets() {
        return datasets.names().stream()
                .map(name -> DatasetView.of(name, datasets))
                .toList();
    }
}
