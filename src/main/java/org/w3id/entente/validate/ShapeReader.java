package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;

/** Reads shapes, and refuses those that SHACL does not allow to be used. Stateless. */
public final class ShapeReader {
    private ShapeReader() {}

    /**
     * The shapes of a graph.
     *
     * @throws UnusableQueryException when the query of a constraint contains what it may not
     * @throws org.apache.jena.shacl.parser.ShaclParseException when they cannot be used for another reason
     */
    public static Shapes read(Graph shapes) {
        Shapes read = ShaclValidator.get().parse(shapes);
        PreBinding.faults(shapes).stream().findFirst().ifPresent(fault -> {
            throw new UnusableQueryException(fault.owner(), fault.reason());
        });
        return read;
    }
}
