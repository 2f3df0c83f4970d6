package org.w3id.entente.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers to queries, as many as fit into some bytes. Their key names the version of the graph, so that no answer is ever given
 * for another one. Threads may share it.
 */
final class AnswerCache {
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
     * @param hash the hash of the query and its graphs
     * @param representation the format
     */
    record Key(long version, String hash, Representation representation) {}

    AnswerCache(long mostBytes) {
        this.mostBytes = mostBytes;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((Key key, StoredAnswer answer) -> answer.size())
                .executor(Runnable::run)
                .build();
    }

    Optional<StoredAnswer> get(Key key) {
        StoredAnswer answer = answers.getIfPresent(key);
        (answer == null ? misses : hits).increment();
        return Optional.ofNullable(answer);
    }

    /** Keeps an answer, unless it is too large; again when it has grown. */
    void put(Key key, StoredAnswer answer) {
        if (answer.size() <= mostBytes / SHARE) {
            answers.put(key, answer);
        }
    }

    long hits() {
        return hits.sum();
    }

    long misses() {
        return misses.sum();
    }

    long bytes() {
        return answers.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    long count() {
        return answers.estimatedSize();
    }
}
