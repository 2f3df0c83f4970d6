/**
 * Rules, what follows from them, and why.
 *
 * <p>A {@link org.w3id.entente.reason.RuleCompiler} reads rules from SPARQL CONSTRUCT queries and
 * {@link org.w3id.entente.reason.OwlRules} from the OWL 2 RL axioms of an ontology; a
 * {@link org.w3id.entente.reason.Program} orders them by strata; a {@link org.w3id.entente.reason.Reasoner} concludes
 * until nothing new follows. The result is an immutable {@link org.w3id.entente.reason.Closure}: it answers why, why not
 * and what if, and gives the next closure after a change, which equals the one concluded from scratch.
 *
 * <p>{@link org.w3id.entente.reason.AllChecks} is every check that a project has to pass; those of its rules stand here.
 */
package org.w3id.entente.reason;
