package org.w3id.entente.benchmark;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.repository.Repository;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.sail.inferencer.fc.SchemaCachingRDFSInferencer;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.w3id.entente.reason.PartnershipRules;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * RDF4J's SchemaCachingRDFSInferencer over a MemoryStore, in its quickest form: the schema is given beforehand, not
 * everything is made an rdfs:Resource, and the bulk is loaded without isolation. Changes run in transactions of the
 * store's usual isolation.
 */
final class Rdf4jEngine implements Engine.Live {
    private static final ValueFactory VALUES = SimpleValueFactory.getInstance();

    private final Trial.Task task;
    private Repository repository;
    private RepositoryConnection connection;

    Rdf4jEngine(Trial.Task task) {
        this.task = task;
    }

    @Override
    public boolean loadsApart() {
        return false;
    }

    @Override
    public Round conclude() {
        if (repository != null) {
            connection.close();
            repository.shutDown();
        }
        repository = empty();
        connection = repository.getConnection();
        long begin = System.nanoTime();
        load(connection, task.graph().triples());
        return new Round(0, System.nanoTime() - begin);
    }

    private static Repository empty() {
        Repository schema = new SailRepository(new MemoryStore());
        try (RepositoryConnection axioms = schema.getConnection()) {
            PartnershipRules.schema().find().forEach(triple -> axioms.add(statement(triple)));
        }
        return new SailRepository(new SchemaCachingRDFSInferencer(new MemoryStore(), schema, false));
    }

    private static void load(RepositoryConnection target, Iterator<Triple> triples) {
        target.begin(IsolationLevels.NONE);
        triples.forEachRemaining(triple -> target.add(statement(triple)));
        target.commit();
    }

    @Override
    public Map<String, Long> conclusions() {
        Map<String, Long> counts = new TreeMap<>();
        count(true, 1, counts);
        count(false, -1, counts);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private void count(boolean inferred, long step, Map<String, Long> counts) {
        try (CloseableIteration<Statement> all = connection.getStatements(null, null, null, inferred)) {
            while (all.hasNext()) {
                Statement statement = all.next();
                if (isOfTheData(statement)) {
                    counts.merge(Views.name(statement.getPredicate().stringValue()), step, Long::sum);
                }
            }
        }
    }

    /** Not the axioms of RDF Schema itself and what follows from them, which no other engine is given. */
    private static boolean isOfTheData(Statement statement) {
        boolean type = statement.getPredicate().equals(RDF.TYPE);
        String name = (type ? statement.getObject() : statement.getPredicate()).stringValue();
        boolean label = statement.getPredicate().equals(RDFS.LABEL);
        return label || !(name.startsWith(RDFS.NAMESPACE) || name.startsWith(RDF.NAMESPACE));
    }

    @Override
    public void add(Triple triple) {
        connection.begin();
        connection.add(statement(triple));
        connection.commit();
    }

    @Override
    public void remove(Triple triple) {
        connection.begin();
        connection.remove(statement(triple));
        connection.commit();
    }

    /** The rules of this extent conclude types alone: the subject's own triples show them. */
    @Override
    public long look(Triple triple) {
        try (CloseableIteration<Statement> star =
                connection.getStatements((Resource) value(triple.getSubject()), null, null, true)) {
            return star.stream().filter(Rdf4jEngine::isOfTheData).count();
        }
    }

    @Override
    public Difference compare() {
        Repository scratch = empty();
        try (RepositoryConnection other = scratch.getConnection()) {
            other.begin(IsolationLevels.NONE);
            try (CloseableIteration<Statement> all = connection.getStatements(null, null, null, false)) {
                all.forEachRemaining(statement -> other.add(statement));
            }
            other.commit();
            return new Difference(lacking(other, connection), lacking(connection, other));
        } finally {
            scratch.shutDown();
        }
    }

    private static long lacking(RepositoryConnection one, RepositoryConnection other) {
        try (CloseableIteration<Statement> all = one.getStatements(null, null, null, true)) {
            return all.stream()
                    .filter(statement -> isOfTheData(statement) && !other.hasStatement(statement, true))
                    .count();
        }
    }

    private static Statement statement(Triple triple) {
        return VALUES.createStatement(
                (Resource) value(triple.getSubject()), (IRI) value(triple.getPredicate()), value(triple.getObject()));
    }

    private static Value value(Node node) {
        if (node.isURI()) {
            return VALUES.createIRI(node.getURI());
        }
        String language = node.getLiteralLanguage();
        return language.isEmpty()
                ? VALUES.createLiteral(node.getLiteralLexicalForm(), VALUES.createIRI(node.getLiteralDatatypeURI()))
                : VALUES.createLiteral(node.getLiteralLexicalForm(), language);
    }
}
