package org.w3id.entente.serve.replica;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.entente.store.CanonicalHash;

import java.util.Map;

/**
 * All data of the writer at one version, which have the fingerprint that it states.
 *
 * @param version the version
 * @param graphs graph name to graph; a default graph is named {@code Quad.defaultGraphIRI}
 * @param hash the fingerprint
 */
record Base(long version, Map<Node, Graph> graphs, CanonicalHash hash) {}
