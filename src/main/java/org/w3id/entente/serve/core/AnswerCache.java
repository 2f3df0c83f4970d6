package org.w3id.entente.serve.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers, as many as fit into some bytes. Their key names the version of the graph, so that no answer is ever given
 * for another one. Threads may share it.
 */
public final class AnswerCache {
    /** One answer takes at most this part of the whole. */
    private static final int SHARE = 8;

    private final Cache<Key, StoredAnswer> answers;
    private final long mostBytes;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /**
     * What tells an answer from others.
     *
     * @param version the version of the graph
     * @param hash the hash of what was asked
     * @param variant what tells the forms of an answer apart: its format, its language
     */
    public record Key(long version, String hash, String variant) {}

    /** An empty cache of at most so many bytes. */
    public AnswerCache(long mostBytes) {
        this.mostBytes = mostBytes;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((Key key, StoredAnswer answer) -> answer.size())
                .executor(Runnable::run)
                .build();
    }

    /** An answer; empty when it is not kept. */
    public Optional<StoredAnswer> get(Key key) {
        StoredAnswer answer = answers.getIfPresent(key);
        (answer == null ? misses : hits).increment();
        return Optional.ofNullable(answer);
    }

    /** Keeps an answer, unless it is too large; again when it has grown. */
    public void put(Key key, StoredAnswer answer) {
        if (answer.size() <= mostBytes / SHARE) {
            answers.put(key, answer);
        }
    }

    /** How many were found. */
    public long hits() {
        return hits.sum();
    }

    /** How many were not. */
    public long misses() {
        return misses.sum();
    }

    /** How many bytes are kept. */
    public long bytes() {
        return answers.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    /** How many answers are kept. */
    public long count() {
        return answers.estimatedSize();
    }
}
