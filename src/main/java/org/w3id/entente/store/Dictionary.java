package org.w3id.entente.store;

import org.apache.jena.graph.Node;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Numbers for terms: ids from 1 upwards in the order of arrival, never changed and never taken back.
 *
 * <p>Any number of threads may read without locking while others add; adding is synchronised. A thread that has an id
 * sees its term. A term costs its local name or lexical form in UTF-8 and about 15 bytes more; nodes are made when they
 * are asked for. At most 2<sup>31</sup> - 2 terms and 4 GiB of text.
 */
public final class Dictionary {
    /** What {@link #find} returns for a term without an id. */
    public static final int ABSENT = 0;

    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(int[].class);

    private final Qualifiers qualifiers = new Qualifiers();
    private volatile byte[][] pages = new byte[4][];
    private volatile int[] addresses = new int[1024];
    private volatile int[] table = new int[2048];
    private volatile int size;
    private int page = -1;
    private int used = PAGE;

    /** An empty dictionary. */
    public Dictionary() {}

    /** How many terms have an id. */
    public int size() {
        return size;
    }

    /** The id of a term, or {@link #ABSENT}; O(1). */
    public int find(Node node) {
        byte[] code = TermCode.encode(node, this, qualifiers, false);
        return code.length == 0 ? ABSENT : find(code, table);
    }

    /**
     * The id of a term, which is given one when it has none; O(1) amortised.
     *
     * @throws IllegalArgumentException when the node is no RDF term
     * @throws IllegalStateException when the dictionary is full
     */
    public int intern(Node node) {
        int found = find(node);
        return found != ABSENT ? found : add(node);
    }

    /**
     * The term of an id; a new node on each call.
     *
     * @throws IndexOutOfBoundsException when no term has this id
     */
    public Node node(int id) {
        int address = address(id);
        byte[] bytes = pages[address >>> PAGE_BITS];
        int start = address & (PAGE - 1);
        int length = TermCode.read(bytes, start);
        int begin = start + TermCode.width(length);
        return TermCode.decode(bytes, begin, begin + length, this, qualifiers);
    }

    /** Whether the term of an id is a literal. */
    public boolean isLiteral(int id) {
        return (tag(id) & 3) == TermCode.LITERAL;
    }

    /** Whether the term of an id is an IRI. */
    public boolean isIri(int id) {
        return (tag(id) & 3) == TermCode.IRI;
    }

    /** Whether the term of an id is an IRI or a blank node. */
    public boolean isResource(int id) {
        int kind = tag(id) & 3;
        return kind == TermCode.IRI || kind == TermCode.BLANK;
    }

    private int tag(int id) {
        int address = address(id);
        byte[] bytes = pages[address >>> PAGE_BITS];
        int start = address & (PAGE - 1);
        return TermCode.read(bytes, start + TermCode.width(TermCode.read(bytes, start)));
    }

    private int address(int id) {
        if (id <= ABSENT || id > size) {
            throw new IndexOutOfBoundsException("no term has the id " + id);
        }
        return addresses[id];
    }

    private int find(byte[] code, int[] entries) {
        int mask = entries.length - 1;
        for (int slot = hash(code, 0, code.length) & mask; ; slot = (slot + 1) & mask) {
            int id = (int) ENTRY.getAcquire(entries, slot);
            if (id == ABSENT) {
                return ABSENT;
            }
            int address = addresses[id];
            byte[] bytes = pages[address >>> PAGE_BITS];
            int start = address & (PAGE - 1);
            int length = TermCode.read(bytes, start);
            if (length == code.length) {
                int begin = start + TermCode.width(length);
                if (Arrays.equals(bytes, begin, begin + length, code, 0, length)) {
                    return id;
                }
            }
        }
    }

    private synchronized int add(Node node) {
        byte[] code = TermCode.encode(node, this, qualifiers, true);
        int found = find(code, table);
        if (found != ABSENT) {
            return found;
        }
        int id = size + 1;
        if (id == Integer.MAX_VALUE) {
            throw new IllegalStateException("the dictionary is full: " + size + " terms");
        }
        if (id == addresses.length) {
            addresses = Arrays.copyOf(addresses, (int) Math.min(Integer.MAX_VALUE - 8L, id + (id >> 2)));
        }
        addresses[id] = write(code);
        size = id;
        if (id > table.length / 3 * 2) {
            grow();
        }
        put(table, hash(code, 0, code.length), id);
        return id;
    }

    private int write(byte[] code) {
        int width = TermCode.width(code.length);
        int length = width + code.length;
        boolean large = length > PAGE / 4;
        if (large || used + length > PAGE) {
            if (page + 1 == PAGE) {
                throw new IllegalStateException("the dictionary is full: 4 GiB of text");
            }
            byte[][] grown = page + 1 < pages.length ? pages : Arrays.copyOf(pages, pages.length * 2);
            grown[++page] = new byte[large ? length : PAGE];
            pages = grown;
            used = 0;
        }
        byte[] bytes = pages[page];
        int start = used;
        TermCode.write(bytes, start, code.length);
        System.arraycopy(code, 0, bytes, start + width, code.length);
        used = large ? PAGE : used + length;
        return (page << PAGE_BITS) | start;
    }

    private void grow() {
        int[] grown = new int[table.length * 2];
        for (int id = 1; id < size; id++) {
            int address = addresses[id];
            byte[] bytes = pages[address >>> PAGE_BITS];
            int start = address & (PAGE - 1);
            int length = TermCode.read(bytes, start);
            int begin = start + TermCode.width(length);
            put(grown, hash(bytes, begin, begin + length), id);
        }
        table = grown;
    }

    private static void put(int[] entries, int hash, int id) {
        int mask = entries.length - 1;
        int slot = hash & mask;
        while (entries[slot] != ABSENT) {
            slot = (slot + 1) & mask;
        }
        ENTRY.setRelease(entries, slot, id);
    }

    private static int hash(byte[] bytes, int begin, int end) {
        long hash = 0xcbf29ce484222325L;
        for (int i = begin; i < end; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        return (int) (hash ^ (hash >>> 32));
    }
}
