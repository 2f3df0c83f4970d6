package org.w3id.entente.store;

/**
 * A place in one direction of a {@link Relation}; made by {@link Relation#bySubject(Cursor)} and
 * {@link Relation#byObject(Cursor)}, which also reuse one.
 *
 * <p>A cursor belongs to one thread. Seeking forward from the present place is cheap when the goal is near; any other
 * seek costs O(log n).
 */
public final class Cursor {
    private static final long[] NOTHING = {};
    private static final byte[] NO_HEIGHTS = {};

    private SortedRun run = SortedRun.EMPTY;
    private SortedRun.Block owner;
    private int block;
    private int chunk;
    private int index;
    private long[] keys = NOTHING;
    private byte[] heights = NO_HEIGHTS;

    /** A cursor over nothing. */
    public Cursor() {}

    void open(SortedRun opened) {
        if (run != opened) {
            run = opened;
            owner = null;
            keys = NOTHING;
            heights = NO_HEIGHTS;
            index = 0;
        }
    }

    /** Goes to the first pair that is not below the given one; false when there is none. */
    public boolean seek(long key) {
        int length = keys.length;
        if (length > 0 && keys[0] <= key && key <= keys[length - 1]) {
            index = SortedRun.firstNotBelow(keys, index < length && keys[index] <= key ? index : 0, key);
            return true;
        }
        return seekAfresh(key);
    }

    private boolean seekAfresh(long key) {
        if (run.size == 0) {
            return false;
        }
        block = Math.max(0, SortedRun.place(run.firsts, key));
        owner = run.blocks[block];
        chunk = Math.max(0, SortedRun.place(owner.firsts, key));
        load();
        index = SortedRun.firstNotBelow(keys, 0, key);
        return index < keys.length || nextChunk();
    }

    /** The pair at this place; only after a seek or step that was true. */
    public long key() {
        return keys[index];
    }

    /** The height of the pair at this place, 0 to 255. */
    public int height() {
        return heights[index] & 0xFF;
    }

    /** Steps to the next pair; false when there is none. */
    public boolean next() {
        return ++index < keys.length || nextChunk();
    }

    private boolean nextChunk() {
        if (chunk + 1 < owner.keys.length) {
            chunk++;
        } else if (block + 1 < run.blocks.length) {
            owner = run.blocks[++block];
            chunk = 0;
        } else {
            index = keys.length;
            return false;
        }
        load();
        index = 0;
        return true;
    }

    private void load() {
        keys = owner.keys[chunk];
        heights = owner.heights[chunk];
    }
}
