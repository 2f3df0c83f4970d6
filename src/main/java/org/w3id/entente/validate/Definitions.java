package org.w3id.entente.validate;

import org.apache.jena.graph.Node;

import java.util.Set;

/** What is described, and as what. */
interface Definitions {
    /** The types of a resource; empty when it has none. */
    Set<Node> types(Node resource);

    /** Whether anything is said of a resource. */
    boolean describes(Node resource);

    /** Whether something about a resource could not be read, so that nothing follows from what is not said of it. */
    boolean isUnread(Node resource);

    /** The resources that have a type. */
    Set<Node> typed();

    /** A node as a person writes it. */
    String name(Node node);
}
