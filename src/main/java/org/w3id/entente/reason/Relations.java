package org.w3id.entente.reason;

import org.w3id.entente.store.Relation;

/** Where facts are read from. */
@FunctionalInterface
interface Relations {
    Relation relation(int predicate);
}
