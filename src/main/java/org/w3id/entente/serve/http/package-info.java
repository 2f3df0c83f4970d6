/**
 * HTTP as this server speaks it, whatever is served: requests read whole and within bounds, replies that are complete before
 * their first byte, problems, negotiation, slow and vanished clients, metrics and the access log.
 *
 * <p>The package promises that no thread waits for a client, that a request which was cut off or is too large changes
 * nothing, and that an error says what was found, what was wanted and what to do, and nothing of how the server is made.
 */
package org.w3id.entente.serve.http;
