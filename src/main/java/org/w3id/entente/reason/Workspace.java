package org.w3id.entente.reason;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import org.w3id.entente.store.Facts;
import org.w3id.entente.store.Relation;

/** The next version of some facts in the making; one thread writes, and others read only while it waits for them. */
final class Workspace implements Relations {
    private final Facts base;
    private final Int2ObjectOpenHashMap<Relation> changed = new Int2ObjectOpenHashMap<>();

    Workspace(Facts base) {
        this.base = base;
    }

    private Workspace(Workspace other) {
        base = other.base;
        changed.putAll(other.changed);
    }

    Facts base() {
        return base;
    }

    /** These facts as they are now. */
    Relations frozen() {
        return new Workspace(this);
    }

    @Override
    public Relation relation(int predicate) {
        Relation relation = changed.get(predicate);
        return relation == null ? base.relation(predicate) : relation;
    }

    void put(int predicate, Relation relation) {
        changed.put(predicate, relation);
    }

    void add(int predicate, Batch batch) {
        put(predicate, relation(predicate).with(batch.bySubject(), batch.byObject(), batch.height()));
    }

    /** Takes out pairs that are ascending and distinct. */
    void remove(int predicate, long... pairs) {
        put(predicate, relation(predicate).without(pairs));
    }

    Facts finish() {
        return base.with(changed);
    }
}
