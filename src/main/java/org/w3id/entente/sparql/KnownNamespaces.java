package org.w3id.entente.sparql;

import org.apache.jena.irix.IRIx;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The IRI against which relative ones are resolved, which remembers what namespaces come to: nearly every query declares some, and
 * nearly always the same. Threads may share it.
 */
final class KnownNamespaces extends IRIx {
    private static final int MOST = 500;
    private static final int LONGEST = 200;

    private final IRIx base;
    private final Map<String, IRIx> known = new ConcurrentHashMap<>();

    KnownNamespaces(IRIx base) {
        super(base.str());
        this.base = base;
    }

    @Override
    public IRIx resolve(String written) {
        IRIx before = known.get(written);
        if (before != null) {
            return before;
        }
        IRIx resolved = base.resolve(written);
        boolean isNamespace = written.endsWith("#") || written.endsWith("/");
        if (isNamespace && written.length() <= LONGEST && known.size() < MOST) {
            known.put(written, resolved);
        }
        return resolved;
    }

    @Override
    public IRIx resolve(IRIx other) {
        return base.resolve(other);
    }

    @Override
    public boolean isAbsolute() {
        return base.isAbsolute();
    }

    @Override
    public boolean isRelative() {
        return base.isRelative();
    }

    @Override
    public boolean isReference() {
        return base.isReference();
    }

    @Override
    public boolean hasScheme(String scheme) {
        return base.hasScheme(scheme);
    }

    @Override
    public String scheme() {
        return base.scheme();
    }

    @Override
    public IRIx normalize() {
        return base.normalize();
    }

    @Override
    public IRIx relativize(IRIx other) {
        return base.relativize(other);
    }

    @Override
    public boolean hasViolations() {
        return base.hasViolations();
    }

    @Override
    public void handleViolations(BiConsumer<Boolean, String> action) {
        base.handleViolations(action);
    }

    @Override
    public Object getImpl() {
        return base.getImpl();
    }

    @Override
    public int hashCode() {
        return base.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownNamespaces same && base.equals(same.base);
    }
}
