package org.w3id.entente.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The syntaxes of RDF in which somebody may send triples. */
public enum PayloadFormat {
    /** RDF 1.1 Turtle. */
    TURTLE("text/turtle", false),
    /** RDF 1.1 TriG. */
    TRIG("application/trig", true),
    /** RDF 1.1 N-Triples. */
    NTRIPLES("application/n-triples", false),
    /** RDF 1.1 N-Quads. */
    NQUADS("application/n-quads", true),
    /** JSON-LD 1.1, without contexts that are elsewhere. */
    JSONLD("application/ld+json", true),
    /** RDF 1.1 XML Syntax, without a document type. */
    RDFXML("application/rdf+xml", false);

    private final String mediaType;
    private final boolean graphs;

    PayloadFormat(String mediaType, boolean graphs) {
        this.mediaType = mediaType;
        this.graphs = graphs;
    }

    /** The media type, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether the syntax can name graphs. */
    public boolean hasGraphs() {
        return graphs;
    }

    /** The syntax of a media type, whose parameters do not count; empty when it is none of these. */
    public static Optional<PayloadFormat> of(String mediaType) {
        String plain = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(plain))
                .findFirst();
    }

    /** All media types, for those who sent another. */
    public static List<String> mediaTypes() {
        return Arrays.stream(values()).map(PayloadFormat::mediaType).toList();
    }
}
