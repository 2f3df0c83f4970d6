/**
 * Proofs made readable for people and programs: why a statement holds, why not, and what would follow if.
 *
 * <p>An {@link org.w3id.entente.query.explain.Explainer} turns what the reasoner found into numbered steps with labels,
 * sentences and, for each asserted statement, the named graph, the claims and the exact characters of the edition that
 * say so. The package promises that every branch of an explanation ends in asserted statements or in patterns that nothing
 * matches, that equal parts are told once, and that each format escapes whatever the data holds.
 */
package org.w3id.entente.query.explain;
