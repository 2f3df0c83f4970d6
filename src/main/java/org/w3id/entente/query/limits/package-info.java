/**
 * Evaluation that cannot run away: how much time, memory, text and digits one query may use, and what holds it to that.
 *
 * <p>The package promises that a query which passes a limit ends with a {@link
 * org.w3id.entente.query.limits.LimitException} that names the limit, whatever it is doing at that moment; that no limit
 * turns into an error of an expression, which SPARQL would silently treat as false; and that nothing in a query reaches
 * Java classes, scripts, files or other hosts.
 */
package org.w3id.entente.query.limits;
