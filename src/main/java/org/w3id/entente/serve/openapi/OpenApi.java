package org.w3id.entente.serve.openapi;

import org.w3id.entente.serve.core.Documents;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.GraphSource.View;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Routes.Route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Serves the description of all addresses. Threads share it. */
public final class OpenApi {
    private static final String ADDRESS = "/openapi.json";
    private static final String MEDIA_TYPE = "application/json";

    private final Documents documents;
    private final List<Route> described;
    private final Function<View, List<Operation>> more;

    /**
     * Describes addresses.
     *
     * @param described the routes; those of this class need not be among them
     * @param more the operations that depend on what is in the graph
     */
    public OpenApi(Documents documents, List<Route> described, Function<View, List<Operation>> more) {
        this.documents = documents;
        this.described = List.copyOf(described);
        this.more = more;
    }

    /** The addresses. */
    public List<Route> routes() {
        return List.of(new Route(ADDRESS, "openapi", Map.of("GET", this::get)).described(description()));
    }

    private static Operation description() {
        return Versions.of(
                Operation.get(ADDRESS, "This description, in OpenAPI 3.1").answers(MEDIA_TYPE));
    }

    private void get(Exchange exchange) {
        Parameters parameters = Parameters.parse(exchange.query());
        parameters.only(List.of(Versions.PARAMETER));
        documents.reply(exchange, Versions.asked(parameters), "openapi", (view, budget) -> {
            List<Operation> operations = new ArrayList<>();
            described.forEach(route -> operations.addAll(route.operations()));
            operations.addAll(more.apply(view));
            operations.add(description());
            return Document.of(MEDIA_TYPE, new OpenApiWriter(view).write(operations));
        });
    }
}
