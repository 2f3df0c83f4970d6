/**
 * The text of SPARQL queries: read by Jena's own parser, with faults in plain words and the places of names and variables.
 *
 * <p>The package promises that a fault says what was found, what was wanted and, where it can, a cure, at line and column;
 * and that no grammar of SPARQL but the parser's is used.
 */
package org.w3id.entente.sparql;
