package org.w3id.entente.store.disk;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Changes that follow from a seed alone: whoever tells the same story up to a version has the same quads. Not to be shared. */
final class Story {
    static {
        JenaSystem.init();
    }

    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final List<Node> GRAPHS = List.of(term("graph/a"), term("graph/b"), Quad.defaultGraphIRI);
    private static final List<Node> OBJECTS = List.of(
            NodeFactory.createLiteralString("line\nTC .\nTX .\n\"quoted\" \\ \u0000 \uD83D\uDE80"),
            NodeFactory.createLiteralLang("日本", "ja"),
            NodeFactory.createLiteralDT("01", XSDDatatype.XSDinteger),
            NodeFactory.createBlankNode("b-1"),
            term("o"));

    private final Random random;
    private final Set<Quad> quads = new LinkedHashSet<>();
    private CanonicalHash hash = CanonicalHash.NOTHING;
    private long version;

    Story(long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            quads.add(quad(i));
        }
        hash = hash.after(new DatasetChange(List.copyOf(quads), List.of()));
    }

    private static Node term(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    private Quad quad(long subject) {
        return new Quad(
                GRAPHS.get(random.nextInt(GRAPHS.size())),
                term("s" + subject),
                term("p" + random.nextInt(5)),
                OBJECTS.get(random.nextInt(OBJECTS.size())));
    }

    /** The next change, which has its full effect; now and then a large one. */
    DatasetChange next() {
        version++;
        int size = random.nextInt(20) == 0 ? 2_000 : 1 + random.nextInt(4);
        Set<Quad> added = new LinkedHashSet<>();
        Set<Quad> removed = new LinkedHashSet<>();
        for (Quad quad : quads) {
            if (removed.size() * 2 < size && random.nextInt(10) == 0) {
                removed.add(quad);
            }
        }
        while (added.size() < size) {
            Quad quad = quad(version * 10_000 + added.size());
            if (!quads.contains(quad)) {
                added.add(quad);
            }
        }
        quads.removeAll(removed);
        quads.addAll(added);
        DatasetChange change = new DatasetChange(new ArrayList<>(added), new ArrayList<>(removed));
        hash = hash.after(change);
        return change;
    }

    /** Tells on up to a version. */
    Story upTo(long wanted) {
        while (version < wanted) {
            next();
        }
        return this;
    }

    void appendTo(Store store) throws java.io.IOException {
        DatasetChange change = next();
        store.append(version, time(), change);
    }

    Instant time() {
        return BEGIN.plusSeconds(version);
    }

    long version() {
        return version;
    }

    CanonicalHash hash() {
        return hash;
    }

    Set<Quad> quads() {
        return quads;
    }

    Map<Node, Graph> graphs() {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        quads.forEach(
                quad -> graphs.computeIfAbsent(quad.getGraph(), name -> GraphMemFactory.createDefaultGraphSameTerm())
                        .add(quad.asTriple()));
        return graphs;
    }

    static Set<Quad> quads(Map<Node, Graph> graphs) {
        Set<Quad> quads = new LinkedHashSet<>();
        graphs.forEach((name, graph) -> graph.find().forEach((Triple triple) -> quads.add(new Quad(name, triple))));
        return quads;
    }
}
