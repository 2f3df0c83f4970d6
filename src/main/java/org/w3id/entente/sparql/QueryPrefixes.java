package org.w3id.entente.sparql;

import org.apache.jena.shared.impl.PrefixMappingImpl;

import java.util.Map;

/**
 * The prefixes of a query: the usual ones, unless it declares them otherwise. That the usual ones are namespaces is not checked
 * again for each query, which is why it is quickly made.
 */
final class QueryPrefixes extends PrefixMappingImpl {
    QueryPrefixes(Map<String, String> usual) {
        usual.forEach(super::set);
    }

    /** Declares a prefix; what it stood for before has no prefix any more. */
    @Override
    protected void set(String prefix, String namespace) {
        String before = get(prefix);
        super.set(prefix, namespace);
        if (before != null && !before.equals(namespace)) {
            regenerateReverseMapping();
        }
    }
}
