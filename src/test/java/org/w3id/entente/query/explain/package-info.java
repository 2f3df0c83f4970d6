/** What the explanations promise: every branch ends, every leaf has its source, every format is well formed. */
package org.w3id.entente.query.explain;
