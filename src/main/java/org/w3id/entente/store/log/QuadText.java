package org.w3id.entente.store.log;

import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.function.Consumer;

/** Quads as N-Quads in which blank nodes keep their labels, so that what is read back is what was written. Stateless. */
public final class QuadText {
    private QuadText() {}

    /**
     * Writes quads in the order in which they come; the default graph is the one without a name.
     *
     * @param out is not closed
     */
    public static void write(Iterator<Quad> quads, OutputStream out) {
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
        writer.start();
        quads.forEachRemaining(quad -> {
            if (quad.isDefaultGraph()) {
                writer.triple(quad.asTriple());
            } else {
                writer.quad(quad);
            }
        });
        writer.finish();
    }

    /**
     * Reads what was written.
     *
     * @param each is given each quad; the default graph is named {@code Quad.defaultGraphIRI}
     * @throws RiotException when it is no N-Quads, or cannot be read
     */
    public static void read(InputStream in, Consumer<Quad> each) {
        RDFParser.source(in)
                .lang(Lang.NQUADS)
                .checking(false)
                .labelToNode(LabelToNode.createUseLabelEncoded())
                .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
                .parse(new StreamRDFBase() {
                    @Override
                    public void triple(Triple triple) {
                        each.accept(Quad.create(Quad.defaultGraphIRI, triple));
                    }

                    @Override
                    public void quad(Quad quad) {
                        each.accept(quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad);
                    }
                });
    }
}
