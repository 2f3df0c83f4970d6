package org.w3id.entente.store;

import java.util.Arrays;

/**
 * One direction of a {@link Relation} by its leading ids: where the following ids of each stand side by side. Looking up
 * costs O(1). Immutable; any number of threads may read it.
 */
public final class Adjacency {
    /** The adjacency of a relation for which none was made; it holds nothing. */
    static final Adjacency NONE = new Adjacency(0, new int[0], new int[0]);

    /** How many ids without pairs are put up with for each pair: four bytes each. */
    private static final int SPARSEST = 16;

    private final int base;
    private final int[] starts;
    private final int[] followers;

    private Adjacency(int base, int[] starts, int[] followers) {
        this.base = base;
        this.starts = starts;
        this.followers = followers;
    }

    /** The adjacency of a run, or {@link #NONE} where ids are too far apart; O(n). */
    static Adjacency of(SortedRun run) {
        if (run.size == 0) {
            return NONE;
        }
        int base = Relation.leading(run.firsts[0]);
        long[][] lastChunks = run.blocks[run.blocks.length - 1].keys;
        long[] lastKeys = lastChunks[lastChunks.length - 1];
        long range = (long) Relation.leading(lastKeys[lastKeys.length - 1]) - base + 1;
        if (range > (long) run.size * SPARSEST) {
            return NONE;
        }
        int[] starts = new int[(int) range + 1];
        int[] followers = new int[run.size];
        int count = 0;
        int next = 0;
        for (SortedRun.Block block : run.blocks) {
            for (long[] keys : block.keys) {
                for (long key : keys) {
                    for (int leading = Relation.leading(key) - base; next <= leading; next++) {
                        starts[next] = count;
                    }
                    followers[count++] = Relation.following(key);
                }
            }
        }
        Arrays.fill(starts, next, starts.length, count);
        return new Adjacency(base, starts, followers);
    }

    /** Whether there is anything to look up: otherwise use a {@link Cursor}. */
    public boolean isMade() {
        return starts.length > 0;
    }

    /** The place of the first follower of an id; those up to {@link #end} are ascending. */
    public int begin(int leading) {
        int index = leading - base;
        return index < 0 || index >= starts.length - 1 ? 0 : starts[index];
    }

    /** The place after the last follower of an id. */
    public int end(int leading) {
        int index = leading - base;
        return index < 0 || index >= starts.length - 1 ? 0 : starts[index + 1];
    }

    /** The id at a place. */
    public int follower(int place) {
        return followers[place];
    }

    /** The place of one follower among those of an id, or a negative number. */
    public int find(int leading, int following) {
        return Arrays.binarySearch(followers, begin(leading), end(leading), following);
    }
}
