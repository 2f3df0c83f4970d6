/**
 * The graph over HTTP: queries, changes, graphs, monitoring.
 *
 * <p>The package promises that nothing sent to it makes the server read a file, or call out to anything but the store that it was told
 * to stand before, that only who presents the token
 * changes the graph, that a faulty request is answered with what was found, what was wanted and a cure, and that an answer is
 * either complete or an error.
 */
package org.w3id.entente.serve;
