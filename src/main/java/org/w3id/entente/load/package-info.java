/**
 * Reads Turtle files into graphs, and remembers where each term and triple stands.
 *
 * <p>Promises: a file is read strictly as UTF-8; the reader never stops at the first fault, and every fault is returned
 * as a value with its place; positions come from RIOT, Jena's own parser.
 */
package org.w3id.entente.load;
