package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Random;

/**
 * A seeded graph of partnerships in the project's own model, made anew on each reading and never held, so that its size
 * costs no memory. Immutable; threads may share it.
 */
public final class PartnershipGraph {
    static {
        JenaSystem.init(); // before any vocabulary of Jena's is touched
    }

    private static final int OF_A_STATE = 17;
    private static final int MOST_OF_AN_ACTIVITY = 25;
    private static final List<String> ROLES = List.of("host", "participant", "participant", "observer");

    private final long triples;
    private final long seed;
    private final int states;
    private final int series;

    /** A graph of at least so many triples, and at most 24 more; equal sizes and seeds make equal graphs. */
    public PartnershipGraph(long triples, long seed) {
        this.triples = triples;
        this.seed = seed;
        states = Math.clamp(triples / 5_000, 20, 200);
        series = (int) Math.max(10, triples / 500);
    }

    /** All triples, each once, in the same order on each call. */
    public Iterator<Triple> triples() {
        return new Triples();
    }

    /** The triples as a graph that is made anew on each reading: a search reads everything. */
    public Graph graph() {
        return new GraphBase() {
            @Override
            protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
                return WrappedIterator.create(triples()).filterKeep(pattern::matches);
            }
        };
    }

    /** Triples at random places, in random order; fewer when there are not so many. */
    public List<Triple> sample(int count, long sampleSeed) {
        Random random = new Random(sampleSeed);
        double share = (double) count / triples;
        List<Triple> sample = new ArrayList<>();
        for (Iterator<Triple> each = triples(); each.hasNext(); ) {
            Triple triple = each.next();
            if (random.nextDouble() < share * 1.2) {
                sample.add(triple);
            }
        }
        Collections.shuffle(sample, random);
        return List.copyOf(sample.subList(0, Math.min(count, sample.size())));
    }

    /**
     * The triples of a participation that the graph lacks, in one of its activities; the last one is its role, with
     * which the rules come to conclusions about it.
     *
     * @param number the number of the participation, which names it
     */
    public List<Triple> further(int number) {
        Random random = new Random(seed + 31L * number);
        long certain = Math.max(1, (triples - (long) states * OF_A_STATE) / MOST_OF_AN_ACTIVITY);
        return participation(id("further-participation-" + number), id("activity-" + random.nextLong(certain)), random);
    }

    private List<Triple> participation(Node node, Node activity, Random random) {
        String role = ROLES.get(random.nextInt(ROLES.size()));
        int choice = random.nextInt(states * 7);
        return List.of(
                Triple.create(node, RDF.type.asNode(), ent("Participation")),
                Triple.create(node, ent("inActivity"), activity),
                Triple.create(node, ent("participant"), participant(choice / 7, choice % 7)),
                Triple.create(node, ent("role"), NodeFactory.createURI(PartnershipRules.ROLE + role)));
    }

    /** A state (0), one of its three ministries (1, 3, 5) or one of the offices of these (2, 4, 6). */
    private static Node participant(int state, int which) {
        String of = "-of-state-" + state;
        if (which == 0) {
            return id("state-" + state);
        }
        return id((which % 2 == 1 ? "ministry-" : "office-") + (which - 1) / 2 + of);
    }

    private static Node ent(String name) {
        return NodeFactory.createURI(PartnershipRules.ENT + name);
    }

    private static Node id(String name) {
        return NodeFactory.createURI("https://w3id.org/entente/id/" + name);
    }

    /** One reading. */
    private final class Triples implements Iterator<Triple> {
        private final Random random = new Random(seed);
        private final Queue<Triple> ready = new ArrayDeque<>();
        private int state;
        private int activity;
        private long participation;
        private long made;

        @Override
        public boolean hasNext() {
            if (ready.isEmpty()) {
                if (state < states) {
                    state(state++);
                } else if (made < triples) {
                    activity(activity++);
                }
            }
            return !ready.isEmpty();
        }

        @Override
        public Triple next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void state(int number) {
            Node node = participant(number, 0);
            add(node, RDF.type.asNode(), ent("State"));
            label(node, "State " + number);
            for (int j = 0; j < 3; j++) {
                Node ministry = participant(number, 2 * j + 1);
                add(ministry, RDF.type.asNode(), ent("Ministry"));
                label(ministry, "Ministry " + j + " of state " + number);
                add(ministry, ent("representsState"), node);
                Node office = participant(number, 2 * j + 2);
                add(office, RDF.type.asNode(), ent("GovernmentBody"));
                add(office, ent("partOf"), ministry);
            }
        }

        private void activity(int number) {
            Node node = id("activity-" + number);
            add(node, RDF.type.asNode(), ent(random.nextBoolean() ? "ExerciseEdition" : "DialogueSession"));
            label(node, "Activity " + number);
            add(node, ent("editionOf"), id("series-" + random.nextInt(series)));
            String domain = random.nextBoolean() ? "cyber" : "space";
            add(node, ent("domain"), NodeFactory.createURI(PartnershipRules.DOMAIN + domain));
            String date = (2000 + random.nextInt(25)) + "-" + (10 + random.nextInt(3));
            add(node, ent("date"), NodeFactory.createLiteralString(date));
            int size = 2 + random.nextInt(4);
            for (int i = 0; i < size; i++) {
                participation(id("participation-" + participation++), node, random)
                        .forEach(triple -> add(triple.getSubject(), triple.getPredicate(), triple.getObject()));
            }
        }

        private void label(Node node, String text) {
            add(node, RDFS.label.asNode(), NodeFactory.createLiteralLang(text, "en"));
        }

        private void add(Node subject, Node predicate, Node object) {
            ready.add(Triple.create(subject, predicate, object));
            made++;
        }
    }
}
