package org.w3id.entente.rules;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;

/**
 * A rule as the reference closure runs it.
 *
 * @param name the rule's IRI, or the axiom that it stands for
 * @param query a CONSTRUCT query within the profile of {@link Dependencies}
 */
record Rule(String name, Query query) {
    Rule {
        if (!query.isConstructType()) {
            throw new IllegalArgumentException(name + " constructs nothing");
        }
    }

    static Rule of(String name, String query) {
        return new Rule(name, QueryFactory.create(query));
    }

    /** The last part of the name, which is the name of the folder with the rule's cases. */
    String localName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    Dependencies dependencies() {
        return Dependencies.of(this);
    }
}
