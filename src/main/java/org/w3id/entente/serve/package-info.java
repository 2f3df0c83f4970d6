/**
 * The graph over HTTP: a SPARQL endpoint in an embedded Fuseki.
 *
 * <p>The package promises that nothing sent to it changes the graph or makes the server call out, that a faulty request is
 * answered with what was found, what was wanted and a cure, and that an answer is either complete or an error status.
 */
package org.w3id.entente.serve;
