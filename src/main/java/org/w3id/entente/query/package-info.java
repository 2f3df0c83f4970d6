/**
 * Questions and their answers: datasets assembled for reading, SPARQL read with the usual prefixes, questions with
 * parameters, and the result formats.
 *
 * <p>The package promises that nothing here changes a graph, that no query reaches outside its dataset, and that a value
 * given to a question is an RDF term in the query and never a piece of its text.
 */
package org.w3id.entente.query;
