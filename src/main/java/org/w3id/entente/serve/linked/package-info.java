/**
 * Linked data: each IRI of the graph's own leads to a description, in Turtle, JSON-LD, N-Triples, or as a page for readers. What
 * is described is what the graph says; what a page adds are links.
 */
package org.w3id.entente.serve.linked;
