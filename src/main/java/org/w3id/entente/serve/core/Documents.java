package org.w3id.entente.serve.core;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.w3id.entente.query.EvaluationException;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.EntityTags;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Reply;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Documents about a version of the graph. Each is made once for a version, an address and a variant; then it is kept, and
 * answered at once, or by 304 to those who have it. A document that is being made for a client who has left is given up.
 * Threads share it.
 */
public final class Documents {
    /** The widest that any document has: which one it is, is not looked at when it is known. */
    private static final HttpField VARY = new PreEncodedHttpField("Vary", Language.VARY);

    private final GraphSource source;
    private final Turnstile turnstile;
    private final AnswerCache cache;
    private final VersionTag tags;
    private final Limits limits;

    /**
     * A document.
     *
     * @param status the status code
     * @param fields its header fields; those for caches are added
     * @param body the bytes of a whole array, which must not change afterwards
     */
    public record Document(int status, List<HttpField> fields, ByteBuffer body) {
        /** Copies the list. */
        public Document {
            fields = List.copyOf(fields);
        }

        /** A document with status 200. */
        public static Document of(String contentType, byte[] body) {
            return new Document(
                    200, List.of(new PreEncodedHttpField("Content-Type", contentType)), ByteBuffer.wrap(body));
        }

        /** A document of text with status 200, in UTF-8. */
        public static Document of(String contentType, String text) {
            return of(contentType, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What makes a document. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Makes it, on a thread of the turnstile.
         *
         * @param view what the document is about
         * @param budget what making it may use; whatever can take long checks it
         */
        Document make(GraphSource.View view, Budget budget) throws Exception;
    }

    /**
     * Documents about the graph of a source.
     *
     * @param time how long making one may take
     * @param limits what else it may use
     */
    public Documents(
            GraphSource source, Turnstile turnstile, AnswerCache cache, VersionTag tags, Duration time, Limits limits) {
        this.source = source;
        this.turnstile = turnstile;
        this.cache = cache;
        this.tags = tags;
        this.limits = limits.within(Optional.of(time));
    }

    /**
     * Replies with the document at the address of a request.
     *
     * @param version the version asked for; empty for the one of the moment
     * @param variant what else than the address decides on the document, such as its format and its language; of letters,
     *     digits and hyphens
     */
    public void reply(Exchange exchange, OptionalLong version, String variant, Maker maker) {
        long number = version.orElseGet(() -> source.graph().current().version());
        version.ifPresent(source::check);
        exchange.answeredFrom(number);
        String hash = Digests.of(exchange.path(), exchange.query());
        String tag = tags.of(number, hash + '-' + variant);
        boolean isPacked = exchange.header(HttpHeader.ACCEPT_ENCODING)
                .filter(codings -> Accept.parse(codings).prefersCoding("gzip"))
                .isPresent();
        Optional<String> known = exchange.header(HttpHeader.IF_NONE_MATCH).flatMap(list -> known(list, tag, isPacked));
        AnswerCache.Key key = new AnswerCache.Key(number, hash, variant);
        Optional<StoredAnswer> stored = known.isPresent() ? Optional.empty() : cache.get(key);
        if (known.isPresent()) {
            exchange.reply(new Reply(304, List.of(StoredAnswer.etag(known.get()), StoredAnswer.REVALIDATE, VARY)));
        } else if (stored.isPresent() && stored.get().isReady(isPacked)) {
            exchange.reply(stored.get().reply(isPacked));
        } else {
            make(exchange, number, maker, document -> {
                StoredAnswer made = new StoredAnswer(
                        document.status(),
                        document.fields(),
                        tag,
                        document.body().array());
                Reply reply = made.reply(isPacked);
                cache.put(key, made);
                return reply;
            });
        }
    }

    /**
     * Replies with a document that depends on more than the address, such as what was posted; nobody keeps it.
     *
     * @param version the version asked for; empty for the one of the moment
     */
    public void replyOnce(Exchange exchange, OptionalLong version, Maker maker) {
        long number = version.orElseGet(() -> source.graph().current().version());
        version.ifPresent(source::check);
        exchange.answeredFrom(number);
        boolean isPacked = exchange.header(HttpHeader.ACCEPT_ENCODING)
                .filter(codings -> Accept.parse(codings).prefersCoding("gzip"))
                .isPresent();
        make(exchange, number, maker, document -> new StoredAnswer(
                        document.status(),
                        document.fields(),
                        "",
                        document.body().array())
                .reply(isPacked));
    }

    private static Optional<String> known(String list, String tag, boolean isPacked) {
        String packed = StoredAnswer.packed(tag);
        if (isPacked && EntityTags.contain(list, '"' + packed + '"', true)) {
            return Optional.of(packed);
        }
        return EntityTags.contain(list, '"' + tag + '"', true) ? Optional.of(tag) : Optional.empty();
    }

    /** What becomes of a document. */
    @FunctionalInterface
    private interface Use {
        Reply of(Document document);
    }

    private void make(Exchange exchange, long version, Maker maker, Use use) {
        AtomicReference<Optional<Budget>> current = new AtomicReference<>(Optional.empty());
        Runnable ifGone = () -> current.get().ifPresent(Budget::stop);
        Chore.submit(exchange, turnstile, ifGone, () -> {
            try (Budget budget = Budget.start(limits)) {
                current.set(Optional.of(budget));
                exchange.reply(use.of(maker.make(source.at(version), budget)));
            } catch (LimitException passed) {
                throw Problems.of(passed, limits.time().orElseThrow()).thrown();
            } catch (EvaluationException fault) {
                throw Problem.of(Problem.Kind.UNANSWERABLE, fault.getMessage()).thrown();
            } catch (OutOfMemoryError full) {
                throw Problems.outOfMemory().thrown();
            } catch (StackOverflowError deep) {
                throw Problem.of(Problem.Kind.UNANSWERABLE, "nested too deeply").thrown();
            } finally {
                current.set(Optional.empty());
            }
        });
    }
}
