package org.w3id.entente.serve.describe;

import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Operation.Parameter;
import org.w3id.entente.serve.http.Problem;

import java.util.List;

/** What these addresses do. */
final class Descriptions {
    private Descriptions() {}

    static Operation dataset(String path) {
        return evaluated(Versions.of(Operation.get(path, "What the graph is, how much it holds, where to get it"))
                        .with(Language.DESCRIBED)
                        .saying("VoID and DCAT, with counts by class and by property."))
                .answers(RdfForm.MEDIA_TYPES);
    }

    static Operation prefixes() {
        return evaluated(Operation.get("/prefixes", "The prefixes that queries need not declare")
                        .with(Language.DESCRIBED)
                        .saying("In JSON-LD a context, otherwise declarations of SHACL."))
                .answers(RdfForm.MEDIA_TYPES);
    }

    static Operation list(List<String> forms) {
        return evaluated(Versions.of(Operation.get(DownloadFile.FOLDER, "The files that can be taken away"))
                        .with(Language.DESCRIBED))
                .answers(forms);
    }

    static Operation file() {
        return evaluated(Versions.of(Operation.get(DownloadFile.FOLDER + "/{file}", "A file of graphs"))
                        .with(Parameter.required("file", "its name, as listed", "entente.nq.gz")
                                .inPath()))
                .answers("application/gzip");
    }

    static Operation sums() {
        return evaluated(Versions.of(
                        Operation.get(DownloadFile.FOLDER + "/" + Downloads.SUMS, "The SHA-256 of each file")))
                .answers("text/plain");
    }

    static Operation cite() {
        return evaluated(Versions.of(Operation.get(Citations.PATH, "How to cite the answer to a query"))
                        .with(Parameter.required("query", "the query", "SELECT ?s { ?s a ent:State }"))
                        .with(Language.DESCRIBED))
                .answers(Citations.OFFERS)
                .failing(Problem.Kind.SYNTAX);
    }

    /** What may wait for its turn, and may ask for a version that is not there. */
    private static Operation evaluated(Operation operation) {
        return operation.evaluated().failing(Problem.Kind.NOT_FOUND, Problem.Kind.STORAGE);
    }
}
