package org.w3id.entente.reason;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;

import java.util.ArrayList;
import java.util.List;

/** Pairs by predicate; belongs to one thread while it grows. */
final class Delta {
    private final Int2ObjectOpenHashMap<List<Batch>> batches = new Int2ObjectOpenHashMap<>();

    void add(int predicate, Batch batch) {
        if (batch.bySubject().length > 0) {
            batches.computeIfAbsent(predicate, each -> new ArrayList<>()).add(batch);
        }
    }

    void addAll(Delta other) {
        other.batches.int2ObjectEntrySet().forEach(entry -> entry.getValue()
                .forEach(batch -> add(entry.getIntKey(), batch)));
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    List<Batch> of(int predicate) {
        return batches.getOrDefault(predicate, List.of());
    }

    int[] predicates() {
        return batches.keySet().toIntArray();
    }

    long size() {
        long size = 0;
        for (List<Batch> each : batches.values()) {
            for (Batch batch : each) {
                size += batch.bySubject().length;
            }
        }
        return size;
    }
}
