package org.w3id.entente.serve.linked;

import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Operation.Parameter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the addresses of the graph's own IRIs do. */
final class Descriptions {
    private static final String ONTOLOGY = "/ontology";
    private static final List<String> MEDIA_TYPES =
            Arrays.stream(Form.values()).map(Form::mediaType).toList();

    private Descriptions() {}

    /** All of them. */
    static List<Operation> all() {
        Parameter edition = part("edition", "the edition", "2020");
        List<Operation> all = new ArrayList<>(List.of(
                seeOther("/id/{name}", "A thing: an actor, a series, an activity, an agreement, an edition")
                        .with(part("name", "its name", "japan")),
                seeOther("/concept/{scheme}/{name}", "A concept")
                        .with(part("scheme", "its scheme", "domain"), part("name", "its name", "cyber")),
                seeOther("/claim/{edition}/{name}", "A claim of an edition")
                        .with(edition, part("name", "its name", "attacks-cross-borders")),
                seeOther("/citation/{edition}/{name}", "A passage of an edition")
                        .with(edition, part("name", "where it begins and ends", "0-62")),
                seeOther("/graph/{name}", "A named graph").with(part("name", "its name", "actors")),
                seeOther("/shape/{name}", "A shape").with(part("name", "its name", "Actor")),
                seeOther("/rule/{name}", "A rule").with(part("name", "its name", "body-acts-for-its-state")),
                seeOther("/query/{name}", "A question").with(part("name", "its name", "partners")),
                seeOther("/identifier/{thing}/{register}", "An identifier in a register of others")
                        .with(part("thing", "what it identifies", "australia"), part("register", "where", "geonames")),
                seeOther("/proof/{name}", "A statement or a step of a proof, as far as the graph holds proofs")
                        .with(part("name", "its name, as /why gives it", "statement-559d211fae3af3872d86")),
                Versions.of(Operation.get(ONTOLOGY, "The ontology"))
                        .with(Language.DESCRIBED)
                        .answers(MEDIA_TYPES)
                        .evaluated(),
                Versions.of(Operation.get(ONTOLOGY + "/{part}", "The ontology by its version, or one beside it"))
                        .with(part("part", "the version, or the name of the other ontology", "alignments"))
                        .with(Language.DESCRIBED)
                        .answers(MEDIA_TYPES)
                        .evaluated()));
        for (Form form : Form.values()) {
            all.add(Versions.of(Operation.get(ONTOLOGY + "." + form.suffix(), "The ontology as " + form.label()))
                    .with(Language.DESCRIBED)
                    .answers(form.mediaType())
                    .evaluated());
        }
        return all;
    }

    private static Operation seeOther(String path, String what) {
        return Versions.of(Operation.get(path, what))
                .saying("Leads to the form of its description that is accepted. With a suffix, " + suffixes()
                        + ", it is that form, whatever is accepted.")
                .with(Language.DESCRIBED)
                .status(303, 200)
                .answers(MEDIA_TYPES)
                .evaluated();
    }

    private static String suffixes() {
        return String.join(
                ", ",
                Arrays.stream(Form.values()).map(form -> "." + form.suffix()).toList());
    }

    private static Parameter part(String name, String description, String example) {
        return Parameter.required(name, description, example).inPath();
    }
}
