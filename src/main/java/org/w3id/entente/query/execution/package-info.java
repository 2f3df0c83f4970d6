/**
 * Evaluation of queries on snapshots: ARQ's algebra, joined, filtered and grouped on the ids of terms. A term is made
 * when an expression or a result asks for it.
 *
 * <p>A graph that is a {@link org.w3id.entente.store.FactsGraph} is evaluated here as far as its operators are known;
 * whatever is not, and any other graph, is left to ARQ. The package promises ARQ's answers, and that a query which is
 * cancelled stops soon, whatever it is doing.
 */
package org.w3id.entente.query.execution;
