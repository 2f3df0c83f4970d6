/**
 * What is said of a thing: its statements, what points to it, in which graphs it occurs, and the words for all of that in the
 * reader's language. Everything is found by look-ups, so that the cost goes with what is said and not with the graph.
 */
package org.w3id.entente.query.describe;
