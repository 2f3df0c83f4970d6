/**
 * The graph over HTTP: queries, changes, graphs, monitoring.
 *
 * <p>The package promises that nothing sent to it makes the server call out or read a file, that only who presents the token
 * changes the graph, that a faulty request is answered with what was found, what was wanted and a cure, and that an answer is
 * either complete or an error.
 */
package org.w3id.entente.serve;
