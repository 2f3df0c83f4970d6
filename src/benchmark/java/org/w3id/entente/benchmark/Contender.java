package org.w3id.entente.benchmark;

import org.w3id.entente.reason.PartnershipRules.Extent;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The engines compared, in the order of the tables, each with the rules that its language can say. */
enum Contender {
    ENTENTE("Entente", Extent.SCHEMA, Extent.WHOLE),
    VLOG("VLog", Extent.POSITIVE, Extent.NEGATION),
    HYBRID("Jena HYBRID", Extent.POSITIVE, Extent.POSITIVE),
    RETE("Jena RETE", Extent.POSITIVE, Extent.POSITIVE),
    FIXPOINT("ARQ fixpoint", Extent.POSITIVE, Extent.WHOLE),
    RDF4J("RDF4J", Extent.SCHEMA, Extent.SCHEMA);

    private final String label;
    private final Extent least;
    private final Extent most;

    Contender(String label, Extent least, Extent most) {
        this.label = label;
        this.least = least;
        this.most = most;
    }

    String label() {
        return label;
    }

    /** The extents of rules that it is measured with. */
    Set<Extent> extents() {
        return EnumSet.range(least, most);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The engine itself, with nothing loaded. */
    Engine engine(Trial.Task task) {
        return switch (this) {
            case ENTENTE -> new EntenteEngine(task);
            case VLOG -> new VlogEngine(task);
            case HYBRID, RETE -> new JenaEngine(task);
            case FIXPOINT -> new FixpointEngine(task);
            case RDF4J -> new Rdf4jEngine(task);
        };
    }
}
