/**
 * The Reconciliation Service API 0.2 of the W3C Entity Reconciliation Community Group, as OpenRefine uses it: names become
 * things of the graph, and things bring their values along. It promises that all it answers satisfies the schemas of the
 * specification, and that a candidate is called a match only when nothing else comes near it.
 */
package org.w3id.entente.serve.reconcile;
