package org.w3id.entente.serve.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.describe.Editions;
import org.w3id.entente.query.statistics.GraphStatistics;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.vocab.Ent;
import org.w3id.entente.vocab.Namespaces;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What the graph is, how much it holds of what, and where to get it: VoID and DCAT in one description. */
final class VoidDescription {
    private static final Node DATASET = Publication.DATASET;

    private final Publication publication;
    private final Map<DownloadFile, Downloads.Made> made;
    private final Statements statements = new Statements();

    private VoidDescription(Publication publication, Map<DownloadFile, Downloads.Made> made) {
        this.publication = publication;
        this.made = made;
    }

    /**
     * Describes.
     *
     * @param made the downloads that are there already, whose size and digest are known
     */
    static Graph of(Publication publication, Map<DownloadFile, Downloads.Made> made) {
        return new VoidDescription(publication, made).describe();
    }

    private Graph describe() {
        document();
        dataset();
        Figures.add(DATASET, publication.statistics().whole(), statements);
        partitions();
        vocabularies();
        linksets();
        graphs();
        services();
        for (DownloadFile file : DownloadFile.all(publication.view())) {
            distribution(file);
        }
        for (Question question : publication.definitions().questions().all()) {
            Node node = Statements.iri(question.iri());
            statements
                    .add(DATASET, "rdfs:seeAlso", node)
                    .type(node, "sh:SPARQLSelectExecutable")
                    .text(node, "rdfs:label", question.title(), "en");
        }
        return statements.graph();
    }

    private void document() {
        Node document = Publication.DOCUMENT;
        Node catalog = Publication.part("catalog");
        statements
                .type(document, "void:DatasetDescription")
                .text(document, "dcterms:title", "Description of Entente, a knowledge graph", "en")
                .add(document, "foaf:primaryTopic", DATASET)
                .add(document, "dcterms:license", Statements.iri(Header.LICENCE))
                .type(catalog, "dcat:Catalog")
                .text(catalog, "dcterms:title", "Entente", "en")
                .add(catalog, "dcterms:license", Statements.iri(Header.LICENCE))
                .add(catalog, "foaf:homepage", Statements.iri(publication.base().at("/")))
                .add(catalog, "dcat:dataset", DATASET);
        publisher(document);
        publisher(catalog);
    }

    private void dataset() {
        statements
                .type(DATASET, "void:Dataset", "dcat:Dataset")
                .text(DATASET, "dcterms:title", "Entente", "en")
                .text(DATASET, "dcterms:title", "アンタント", "ja")
                .text(
                        DATASET,
                        "dcterms:description",
                        "Who cooperates with whom on space and cyber security, since when and in which role, and the very"
                                + " characters of the source that say so.",
                        "en")
                .text(
                        DATASET,
                        "dcterms:description",
                        "宇宙・サイバー領域で、誰が誰と、いつから、どのような役割で協力しているか。どの記述も、出典の該当箇所まで辿ることができる。",
                        "ja")
                .add(DATASET, "dcterms:license", Statements.iri(Header.LICENCE))
                .text(
                        DATASET,
                        "owl:versionInfo",
                        Long.toString(publication.view().version()))
                .add(DATASET, "foaf:homepage", Statements.iri(publication.base().at("/")))
                .text(DATASET, "void:uriSpace", Namespaces.BASE)
                .add(DATASET, "void:feature", Statements.term("formats:Turtle"))
                .add(DATASET, "void:feature", Statements.term("formats:JSON-LD"))
                .add(DATASET, "void:feature", Statements.term("formats:N-Triples"));
        publisher(DATASET);
        publication
                .fingerprint()
                .ifPresent(hash -> statements.text(DATASET, "dcterms:identifier", "fingerprint of the data " + hash));
        Header header = publication.header();
        header.values("dcterms:creator").forEach(node -> statements.add(DATASET, "dcterms:creator", node));
        header.values("dcterms:created").forEach(node -> statements.add(DATASET, "dcterms:issued", node));
        header.values("dcterms:modified").forEach(node -> statements.add(DATASET, "dcterms:modified", node));
        Editions.of(publication.whole()).all().forEach(each -> statements.add(DATASET, "dcterms:source", each.node()));
        publication.asOf().ifPresent(date -> statements.text(DATASET, "dcterms:valid", date));
        example().ifPresent(node -> statements.add(DATASET, "void:exampleResource", node));
    }

    private void publisher(Node resource) {
        publication
                .header()
                .values("dcterms:publisher")
                .forEach(node -> statements.add(resource, "dcterms:publisher", node));
    }

    /** A state that partakes in much, or any: the first by name. */
    private Optional<Node> example() {
        Node japan = NodeFactory.createURI(Namespaces.ID + "japan");
        if (publication.whole().contains(japan, RDF.type.asNode(), Node.ANY)) {
            return Optional.of(japan);
        }
        return publication
                .whole()
                .find(Node.ANY, RDF.type.asNode(), Ent.State)
                .mapWith(Triple::getSubject)
                .toList()
                .stream()
                .min(Comparator.comparing(Node::toString));
    }

    private void partitions() {
        GraphStatistics whole = publication.statistics().whole();
        whole.classes().forEach((type, count) -> {
            Node part = Publication.part("class", type);
            statements
                    .add(DATASET, "void:classPartition", part)
                    .type(part, "void:Dataset")
                    .add(part, "void:class", type)
                    .add(part, "void:entities", count);
        });
        whole.properties().forEach((property, count) -> {
            Node part = Publication.part("property", property);
            statements
                    .add(DATASET, "void:propertyPartition", part)
                    .type(part, "void:Dataset")
                    .add(part, "void:property", property)
                    .add(part, "void:triples", count.triples())
                    .add(part, "void:distinctSubjects", count.subjects())
                    .add(part, "void:distinctObjects", count.objects());
        });
    }

    private void vocabularies() {
        GraphStatistics whole = publication.statistics().whole();
        TreeSet<String> namespaces = new TreeSet<>();
        whole.properties().keySet().forEach(node -> namespaces.add(namespace(node)));
        whole.classes().keySet().stream().filter(Node::isURI).forEach(node -> namespaces.add(namespace(node)));
        namespaces.forEach(each -> statements.add(DATASET, "void:vocabulary", Statements.iri(each)));
    }

    private static String namespace(Node term) {
        String iri = term.getURI();
        int end = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/'));
        return iri.substring(0, end + 1);
    }

    private void linksets() {
        publication.statistics().whole().links().forEach((link, count) -> {
            Node target = Publication.part("target-" + link.host().replaceAll("[^A-Za-z0-9.-]", "-"));
            Node linkset = Publication.part("links-" + link.host().replaceAll("[^A-Za-z0-9.-]", "-"), link.property());
            statements
                    .add(DATASET, "void:subset", linkset)
                    .type(linkset, "void:Linkset")
                    .add(linkset, "void:linkPredicate", link.property())
                    .add(linkset, "void:triples", count)
                    .add(linkset, "void:subjectsTarget", DATASET)
                    .add(linkset, "void:objectsTarget", target)
                    .type(target, "void:Dataset")
                    .text(target, "dcterms:title", link.host());
        });
    }

    private void graphs() {
        publication.statistics().graphs().forEach((name, counted) -> {
            boolean isInferred = name.equals(Snapshot.INFERRED);
            statements
                    .add(DATASET, "void:subset", name)
                    .type(name, "void:Dataset")
                    .add(name, "dcterms:license", Statements.iri(Header.LICENCE))
                    .text(
                            name,
                            "rdfs:comment",
                            isInferred ? "What follows by rule without being asserted." : "What is asserted.",
                            "en");
            Figures.add(name, counted, statements);
        });
    }

    private void services() {
        Node sparql = Statements.iri(publication.base().at(Paths.SPARQL));
        statements
                .add(DATASET, "void:sparqlEndpoint", sparql)
                .add(Publication.part("catalog"), "dcat:service", sparql)
                .type(sparql, "dcat:DataService")
                .text(sparql, "dcterms:title", "SPARQL endpoint of Entente", "en")
                .add(sparql, "dcat:endpointURL", sparql)
                .add(sparql, "dcat:endpointDescription", sparql)
                .add(sparql, "dcat:servesDataset", DATASET);
    }

    private void distribution(DownloadFile file) {
        Node node = Statements.iri(publication.base().at(file.path()));
        Node of = file.graph().orElse(DATASET);
        if (!of.equals(DATASET)) {
            statements.type(of, "dcat:Dataset").text(of, "dcterms:title", DownloadFile.stem(of));
            statements.add(Publication.part("catalog"), "dcat:dataset", of);
        }
        statements
                .add(of, "void:dataDump", node)
                .add(of, "dcat:distribution", node)
                .type(node, "dcat:Distribution")
                .text(node, "dcterms:title", file.name())
                .add(node, "dcat:downloadURL", node)
                .add(node, "dcat:mediaType", Statements.term("media:" + file.mediaType()))
                .add(node, "dcat:compressFormat", Statements.term("media:application/gzip"))
                .add(node, "dcterms:license", Statements.iri(Header.LICENCE))
                .text(node, "rdfs:comment", file.content(), "en");
        Optional.ofNullable(made.get(file)).ifPresent(known -> {
            Node checksum = Statements.iri(node.getURI() + "#checksum");
            statements
                    .add(node, "dcat:byteSize", known.length())
                    .add(node, "spdx:checksum", checksum)
                    .type(checksum, "spdx:Checksum")
                    .add(checksum, "spdx:algorithm", Statements.term("spdx:checksumAlgorithm_sha256"))
                    .text(checksum, "spdx:checksumValue", known.sha256());
        });
    }
}
