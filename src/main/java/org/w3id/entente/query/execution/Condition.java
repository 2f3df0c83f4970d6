package org.w3id.entente.query.execution;

/** What the row must fulfil. An error counts as no (SPARQL 1.1 Query, section 17.2). */
@FunctionalInterface
interface Condition {
    boolean holds();
}
