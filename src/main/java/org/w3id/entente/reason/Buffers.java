package org.w3id.entente.reason;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.w3id.entente.store.Facts;
import org.w3id.entente.store.Relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** New pairs of one round, by predicate and height. */
final class Buffers {
    private final Int2ObjectOpenHashMap<LongArrayList[]> found = new Int2ObjectOpenHashMap<>();
    private long size;

    void add(int predicate, int height, LongArrayList pairs) {
        LongArrayList[] levels = found.computeIfAbsent(predicate, each -> new LongArrayList[256]);
        size += pairs.size();
        if (levels[height] == null) {
            levels[height] = pairs;
        } else {
            levels[height].addAll(pairs);
        }
    }

    void add(int predicate, int height, long pair) {
        add(predicate, height, LongArrayList.of(pair));
    }

    /** Puts the pairs into the workspace, the lowest first, and gives those that were new there. */
    Delta merge(Workspace workspace, Workers workers) {
        List<Callable<Merged>> tasks = new ArrayList<>();
        found.int2ObjectEntrySet().forEach(entry -> {
            int predicate = entry.getIntKey();
            Relation before = workspace.relation(predicate);
            LongArrayList[] levels = entry.getValue();
            tasks.add(() -> merge(predicate, before, levels));
        });
        Delta delta = new Delta();
        for (Merged merged : workers.run(tasks, size)) {
            workspace.put(merged.predicate(), merged.relation());
            merged.batches().forEach(batch -> delta.add(merged.predicate(), batch));
        }
        return delta;
    }

    private record Merged(int predicate, Relation relation, List<Batch> batches) {}

    private static Merged merge(int predicate, Relation before, LongArrayList[] levels) {
        Relation relation = before;
        List<Batch> batches = new ArrayList<>();
        for (int height = 0; height < levels.length; height++) {
            if (levels[height] != null) {
                long[] pairs = Facts.ascending(levels[height].toLongArray());
                int count = 0;
                for (long pair : pairs) {
                    if (relation.height(pair) < 0) {
                        pairs[count++] = pair;
                    }
                }
                Batch batch = new Batch(height, count == pairs.length ? pairs : Arrays.copyOf(pairs, count));
                relation = relation.with(batch.bySubject(), batch.byObject(), height);
                batches.add(batch);
            }
        }
        return new Merged(predicate, relation, batches);
    }
}
