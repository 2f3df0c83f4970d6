package org.w3id.entente.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * An immutable ascending set of non-negative longs, each with a height of 0 to 255.
 *
 * <p>Keys lie in chunks of at most {@value #CHUNK_LIMIT}, chunks in blocks of at most {@value #BLOCK_LIMIT}; a change
 * copies the touched chunks, their blocks and the list of blocks, and shares the rest. Looking a key up costs
 * O(log n); a change of m keys costs O(m log n) and one copied chunk for each chunk touched.
 */
final class SortedRun {
    static final int CHUNK_LIMIT = 1024;
    static final int CHUNK_FILL = 512;
    static final int BLOCK_LIMIT = 256;
    static final int BLOCK_FILL = 128;

    static final SortedRun EMPTY = new SortedRun(List.of());

    /** Heights of a chunk in which everything is asserted: one array serves them all. */
    private static final byte[] ZEROS = new byte[CHUNK_LIMIT];

    final Block[] blocks;
    final long[] firsts;
    final int size;

    /** Neighbouring chunks. */
    static final class Block {
        final long[][] keys;
        final byte[][] heights;
        final long[] firsts;
        final int size;

        Block(List<Chunk> chunks) {
            keys = new long[chunks.size()][];
            heights = new byte[keys.length][];
            firsts = new long[keys.length];
            int count = 0;
            for (int i = 0; i < keys.length; i++) {
                keys[i] = chunks.get(i).keys;
                heights[i] = chunks.get(i).heights;
                firsts[i] = keys[i][0];
                count += keys[i].length;
            }
            size = count;
        }
    }

    static final class Chunk {
        final long[] keys;
        final byte[] heights;

        Chunk(long[] keys, byte[] heights) {
            this.keys = keys;
            this.heights = heights;
        }
    }

    private SortedRun(List<Block> blocks) {
        this.blocks = blocks.toArray(Block[]::new);
        firsts = new long[this.blocks.length];
        int count = 0;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = this.blocks[i].firsts[0];
            count = Math.addExact(count, this.blocks[i].size);
        }
        size = count;
    }

    /** The height of a key, or -1 when the key is not in the run. */
    int height(long key) {
        int block = place(firsts, key);
        if (block < 0) {
            return -1;
        }
        Block found = blocks[block];
        int chunk = place(found.firsts, key);
        int index = Arrays.binarySearch(found.keys[chunk], key);
        return index < 0 ? -1 : found.heights[chunk][index] & 0xFF;
    }

    /** This run with ascending distinct keys put in at one height; a key that was there gets the new height. */
    SortedRun with(long[] keys, int height) {
        return keys.length == 0 ? this : changed(keys, height);
    }

    /** This run without ascending distinct keys; those that it does not hold are passed over. */
    SortedRun without(long[] keys) {
        return keys.length == 0 || size == 0 ? this : changed(keys, -1);
    }

    private SortedRun changed(long[] keys, int height) {
        List<Block> result = new ArrayList<>(blocks.length + 1);
        if (blocks.length == 0) {
            List<Chunk> chunks = new ArrayList<>();
            append(chunks, keys, 0, keys.length, height);
            cut(chunks, result);
            return new SortedRun(result);
        }
        int from = 0;
        for (int i = 0; i < blocks.length; i++) {
            int to = i + 1 < blocks.length ? firstNotBelow(keys, from, firsts[i + 1]) : keys.length;
            if (from == to) {
                result.add(blocks[i]);
            } else {
                cut(changed(blocks[i], keys, from, to, height), result);
            }
            from = to;
        }
        return new SortedRun(result);
    }

    private static List<Chunk> changed(Block block, long[] keys, int begin, int end, int height) {
        List<Chunk> chunks = new ArrayList<>(block.keys.length + 1);
        int from = begin;
        for (int i = 0; i < block.keys.length; i++) {
            int to = i + 1 < block.keys.length ? firstNotBelow(keys, from, block.firsts[i + 1]) : end;
            if (from == to) {
                chunks.add(new Chunk(block.keys[i], block.heights[i]));
            } else if (height < 0) {
                subtract(chunks, block.keys[i], block.heights[i], keys, from, to);
            } else {
                merge(chunks, block.keys[i], block.heights[i], keys, from, to, height);
            }
            from = to;
        }
        return chunks;
    }

    private static void merge(
            List<Chunk> chunks, long[] old, byte[] heights, long[] keys, int begin, int end, int height) {
        long[] merged = new long[old.length + end - begin];
        byte[] levels = new byte[merged.length];
        int count = 0;
        int from = begin;
        for (int i = 0; i < old.length; i++) {
            while (from < end && keys[from] < old[i]) {
                merged[count] = keys[from++];
                levels[count++] = (byte) height;
            }
            merged[count] = old[i];
            levels[count] = heights[i];
            if (from < end && keys[from] == old[i]) {
                levels[count] = (byte) height;
                from++;
            }
            count++;
        }
        while (from < end) {
            merged[count] = keys[from++];
            levels[count++] = (byte) height;
        }
        divide(chunks, merged, levels, count);
    }

    private static void subtract(List<Chunk> chunks, long[] old, byte[] heights, long[] keys, int begin, int end) {
        long[] rest = new long[old.length];
        byte[] levels = new byte[old.length];
        int count = 0;
        int from = begin;
        for (int i = 0; i < old.length; i++) {
            while (from < end && keys[from] < old[i]) {
                from++;
            }
            if (from == end || keys[from] != old[i]) {
                rest[count] = old[i];
                levels[count++] = heights[i];
            }
        }
        divide(chunks, rest, levels, count);
    }

    private static void append(List<Chunk> chunks, long[] keys, int begin, int end, int height) {
        for (int from = begin; from < end; from += CHUNK_FILL) {
            int to = Math.min(end, from + CHUNK_FILL);
            byte[] levels = new byte[to - from];
            Arrays.fill(levels, (byte) height);
            chunks.add(new Chunk(Arrays.copyOfRange(keys, from, to), height == 0 ? ZEROS : levels));
        }
    }

    /** Adds the first keys of an array as chunks of fitting size, or to the chunk before when both are small. */
    private static void divide(List<Chunk> chunks, long[] keys, byte[] heights, int count) {
        if (count == 0) {
            return;
        }
        if (!chunks.isEmpty() && count + chunks.getLast().keys.length <= CHUNK_FILL / 2) {
            Chunk before = chunks.removeLast();
            int length = before.keys.length;
            long[] joined = Arrays.copyOf(before.keys, length + count);
            byte[] levels = Arrays.copyOf(before.heights, length + count);
            System.arraycopy(keys, 0, joined, length, count);
            System.arraycopy(heights, 0, levels, length, count);
            chunks.add(chunk(joined, levels, 0, joined.length));
            return;
        }
        int parts = count <= CHUNK_LIMIT ? 1 : (count + CHUNK_FILL - 1) / CHUNK_FILL;
        for (int i = 0; i < parts; i++) {
            chunks.add(chunk(keys, heights, (int) ((long) count * i / parts), (int) ((long) count * (i + 1) / parts)));
        }
    }

    private static Chunk chunk(long[] keys, byte[] heights, int from, int to) {
        boolean asserted = true;
        for (int i = from; i < to && asserted; i++) {
            asserted = heights[i] == 0;
        }
        boolean whole = from == 0 && to == keys.length;
        long[] ownKeys = whole ? keys : Arrays.copyOfRange(keys, from, to);
        if (asserted) {
            return new Chunk(ownKeys, ZEROS);
        }
        return new Chunk(ownKeys, whole && heights.length == to ? heights : Arrays.copyOfRange(heights, from, to));
    }

    private static void cut(List<Chunk> chunks, List<Block> blocks) {
        int count = chunks.size();
        if (count == 0) {
            return;
        }
        int parts = count <= BLOCK_LIMIT ? 1 : (count + BLOCK_FILL - 1) / BLOCK_FILL;
        for (int i = 0; i < parts; i++) {
            blocks.add(new Block(
                    chunks.subList((int) ((long) count * i / parts), (int) ((long) count * (i + 1) / parts))));
        }
    }

    /** The heights that keys have, ascending. */
    int[] heights() {
        boolean[] present = new boolean[256];
        for (Block block : blocks) {
            for (int i = 0; i < block.keys.length; i++) {
                for (int j = 0; j < block.keys[i].length; j++) {
                    present[block.heights[i][j] & 0xFF] = true;
                }
            }
        }
        return IntStream.range(0, 256).filter(height -> present[height]).toArray();
    }

    /** The keys of one height, ascending, that another run does not hold at that height or a lower one. */
    long[] keys(int height, SortedRun other) {
        LongStream.Builder keys = LongStream.builder();
        for (Block block : blocks) {
            for (int i = 0; i < block.keys.length; i++) {
                for (int j = 0; j < block.keys[i].length; j++) {
                    long key = block.keys[i][j];
                    int there = other.height(key);
                    if ((block.heights[i][j] & 0xFF) == height && (there < 0 || there > height)) {
                        keys.add(key);
                    }
                }
            }
        }
        return keys.build().toArray();
    }

    /** The index of the last entry that is not above the key; -1 when all are. */
    static int place(long[] firsts, long key) {
        int low = 0;
        int high = firsts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (firsts[middle] <= key) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** The first index at or after {@code from} whose key is not below the given one, found by doubling steps. */
    static int firstNotBelow(long[] keys, int from, long key) {
        int step = 1;
        int low = from;
        int high = from;
        while (high < keys.length && keys[high] < key) {
            low = high + 1;
            high += step;
            step <<= 1;
        }
        high = Math.min(high, keys.length);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
