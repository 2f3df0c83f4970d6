package org.w3id.entente.serve.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One request and the response to it. Whoever answers never waits for the client: the body is read first, the reply is given
 * whole, and both go their way by themselves. Any thread may reply; the first reply counts.
 */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /** The attribute of a request that nobody needs to be told anything about any more. */
    static final String OVER = Exchange.class.getName();

    /** What stands for bytes that are no text. */
    private static final char NO_TEXT = '\uFFFD';

    /** What is counted and logged for a request whose client did not stay for the whole response. */
    private static final int CLIENT_CLOSED = 499;

    /** What is being waited for. */
    enum Phase {
        /** For nobody: the answer is being looked for by the thread that brought the request. */
        BEGUN,
        /** For the client to send its body. */
        READING,
        /** For the answer. */
        WORKING,
        /** For the client to take the answer. */
        WRITING,
        /** It is over. */
        OVER
    }

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Front front;
    private final long began = System.nanoTime();
    private final AtomicBoolean replied = new AtomicBoolean();
    private final AtomicReference<Runnable> whenGone = new AtomicReference<>(Exchange::nothing);
    private final Object watching = new Object();
    private volatile Phase phase = Phase.BEGUN;
    private volatile long phaseBegan = began;
    private long lookedAt = began;
    private long movedThen;
    private final AtomicLong moved = new AtomicLong();
    private volatile boolean tracked;
    private volatile long version = -1;
    private volatile boolean gone;
    private String operation = "none";
    private int status;
    private long bytes;
    private RequestBody body;

    Exchange(Request request, Response response, Callback callback, Front front) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.front = front;
    }

    private static void nothing() {}

    // ---- the request

    /** The method, in capital letters. */
    public String method() {
        return request.getMethod();
    }

    /**
     * Checks that what is read is what was sent, and all of it.
     *
     * @throws ProblemException when parts of the address were no text, or the body is packed in a way that is not known
     */
    void check() {
        String coding = value(HttpHeader.TRANSFER_ENCODING);
        if (coding != null && !coding.strip().equalsIgnoreCase("chunked")) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "Transfer-Encoding " + coding + "; wanted chunked")
                    .thrown();
        }
        HttpURI address = request.getHttpURI();
        if (address.getPathQuery() != null && address.getPathQuery().indexOf(NO_TEXT) >= 0) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "the address is not UTF-8")
                    .thrown();
        }
    }

    /** The path, without escapes that are not needed. */
    public String path() {
        String path = request.getHttpURI().getCanonicalPath();
        return path == null ? "" : path;
    }

    /** The path as it was sent, with all its escapes. */
    public String rawPath() {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    /** The part of the address after the question mark, as it was sent; empty when there is none. */
    public String query() {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    /** The value of a header field, those of several in a list; empty when there is none. */
    public Optional<String> header(HttpHeader name) {
        return Optional.ofNullable(value(name));
    }

    /** The value of a header field that has no name of its own here, the first of several; empty when there is none. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /**
     * The beginning of the addresses by which the client knows this server: scheme and authority. The client says so itself, and
     * a proxy that speaks HTTPS with it by X-Forwarded-Proto; nobody else must be told it.
     */
    public String origin() {
        String authority = request.getHttpURI().getAuthority();
        boolean isSecure = request.isSecure()
                || header("X-Forwarded-Proto").filter("https"::equalsIgnoreCase).isPresent();
        return (isSecure ? "https://" : "http://")
                + (authority == null
                        ? Request.getServerName(request) + ":" + Request.getServerPort(request)
                        : authority);
    }

    private String value(HttpHeader name) {
        HttpFields headers = request.getHeaders();
        String only = headers.get(name);
        if (only == null || headers.getField(name).getValue() == null) {
            return only;
        }
        int count = 0;
        for (HttpField field : headers) {
            if (field.getHeader() == name) {
                count++;
            }
        }
        return count == 1 ? only : String.join(", ", headers.getValuesList(name));
    }

    /** The header Accept; empty when there is none. */
    public String accept() {
        return header(HttpHeader.ACCEPT).orElse("");
    }

    /** What is the same for all requests on one connection. */
    public Object connection() {
        return request.getConnectionMetaData().getConnection();
    }

    /** The nanosecond clock when the request came. */
    public long began() {
        return began;
    }

    HttpFields headers() {
        return request.getHeaders();
    }

    Request request() {
        return request;
    }

    /**
     * Reads the body, whole, and goes on with it. What goes on must not wait: the thread is one of those that serve all
     * connections.
     *
     * @param most how long the body may be, and how long what it unpacks to, in bytes
     * @param then is given the bytes; not called when they do not come whole
     */
    public void readBody(long most, Consumer<byte[]> then) {
        body = new RequestBody(this, most, front.bodies(), then);
        body.begin();
    }

    // ---- the work

    /**
     * Says that an answer will come from another thread.
     *
     * @param ifGone is run once when the client leaves before
     */
    public void work(Runnable ifGone) {
        whenGone.set(ifGone);
        enter(Phase.WORKING);
        if (gone) {
            leave();
        }
    }

    /** Says which version of the graph the answer is from; the header Entente-Version repeats it. */
    public void answeredFrom(long number) {
        version = number;
    }

    void enter(Phase next) {
        phaseBegan = System.nanoTime();
        moved.set(0);
        phase = next;
        if (!tracked) {
            tracked = true;
            request.addIdleTimeoutListener(timeout -> phase != Phase.WORKING);
            front.traffic().add(this);
            if (phase == Phase.OVER) {
                front.traffic().remove(this);
            }
        }
    }

    /** Notices from now on when the client leaves; once there is a reply, others read from the connection. */
    void watch() {
        synchronized (watching) {
            if (!replied.get() && endPoint() instanceof WatchedEndPoint watched) {
                watched.watch(this::leave);
            }
        }
    }

    private void unwatch() {
        synchronized (watching) {
            if (endPoint() instanceof WatchedEndPoint watched) {
                watched.unwatch();
            }
        }
    }

    void moved(long count) {
        moved.addAndGet(count);
    }

    Phase phase() {
        return phase;
    }

    long phaseBegan() {
        return phaseBegan;
    }

    /**
     * Whether less than so much has come or gone since it was last found to be enough; one thread asks.
     *
     * @param now the nanosecond clock
     * @param window how long it is not judged, in nanoseconds
     * @param perSecond how many bytes per second are enough
     */
    boolean isSlow(long now, long window, long perSecond) {
        long since = Math.max(lookedAt, phaseBegan);
        if (now - since < window) {
            return false;
        }
        long all = moved.get();
        long count = phaseBegan > lookedAt ? all : all - movedThen;
        lookedAt = now;
        movedThen = all;
        return count < (now - since) / 1e9 * perSecond;
    }

    EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    /** Whether the client has left, or has been answered. */
    public boolean isOver() {
        return replied.get();
    }

    // ---- the reply

    /** Names the operation, for metrics. */
    void named(String name) {
        operation = name;
    }

    /** Replies with a problem. */
    public void reply(Problem problem) {
        reply(Reply.of(problem, accept()));
    }

    /** Replies to a failure: a problem as it says, anything else as a fault of the server, which is logged. */
    public void fail(Throwable failure) {
        if (failure instanceof ProblemException known) {
            reply(known.problem());
            return;
        }
        LOG.warn("{} {} failed", method(), path(), failure);
        reply(Problem.of(
                Problem.Kind.FAULT, "the server failed to answer; its log says why. The same request will fail again"));
    }

    /** Replies, unless there has been a reply. */
    public void reply(Reply reply) {
        if (!replied.compareAndSet(false, true)) {
            return;
        }
        if (tracked) {
            unwatch();
        }
        status = reply.status();
        response.setStatus(status);
        HttpFields.Mutable headers = response.getHeaders();
        for (HttpField field : front.fields(status)) {
            headers.add(field);
        }
        if (version >= 0) {
            headers.add("Entente-Version", Long.toString(version));
        }
        for (HttpField field : reply.fields()) {
            headers.put(field);
        }
        if (status != 204 && status != 304) {
            headers.put(HttpHeader.CONTENT_LENGTH, reply.length());
        }
        if (phase == Phase.READING) {
            // What has not been read would be taken for the next request.
            headers.put(HttpHeader.CONNECTION, "close");
        }
        if (method().equals("HEAD") || reply.length() == 0) {
            response.write(true, null, new Written());
        } else {
            bytes = reply.length();
            new Slices(reply.body()).next();
        }
    }

    /** Writes piece by piece, so that it is seen how quickly the client takes them. */
    private final class Slices implements Callback {
        private static final int SIZE = 32 << 10;

        private final ByteBuffer rest;
        private int lastSize;

        Slices(ByteBuffer rest) {
            this.rest = rest;
        }

        void next() {
            lastSize = Math.min(SIZE, rest.remaining());
            ByteBuffer slice = rest.slice(rest.position(), lastSize);
            rest.position(rest.position() + lastSize);
            boolean last = !rest.hasRemaining();
            if (phase != Phase.WRITING && !last) {
                enter(Phase.WRITING);
            }
            Callback then = last ? new Written() : this;
            response.write(last, slice, then);
            if (last && phase != Phase.OVER && phase != Phase.WRITING) {
                enter(Phase.WRITING);
            }
        }

        @Override
        public void succeeded() {
            moved(lastSize);
            next();
        }

        @Override
        public void failed(Throwable broken) {
            finish(broken);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }

    private final class Written implements Callback {
        @Override
        public void succeeded() {
            finish(null);
        }

        @Override
        public void failed(Throwable broken) {
            finish(broken);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }

    /** Ends it after the client has left; whoever works at it is told. */
    void leave() {
        gone = true;
        Runnable tell = whenGone.getAndSet(Exchange::nothing);
        if (replied.compareAndSet(false, true)) {
            finish(new EofException("the client has gone"));
        }
        tell.run();
    }

    /** Ends it because the client is too slow, or the server stops. */
    void cut(Throwable why) {
        Runnable tell = whenGone.getAndSet(Exchange::nothing);
        replied.set(true);
        endPoint().close(why);
        finish(why);
        tell.run();
    }

    private void finish(Throwable broken) {
        synchronized (this) {
            if (phase == Phase.OVER) {
                return;
            }
            phase = Phase.OVER;
        }
        whenGone.set(Exchange::nothing);
        if (tracked) {
            front.traffic().remove(this);
        }
        if (body != null) {
            body.release();
        }
        if (broken != null) {
            status = CLIENT_CLOSED;
        }
        front.finished(this);
        if (broken == null) {
            callback.succeeded();
        } else {
            request.setAttribute(OVER, true);
            callback.failed(broken);
        }
    }

    // ---- what is told of it

    String operation() {
        return operation;
    }

    int status() {
        return status;
    }

    AccessLog.Entry logEntry() {
        String query = query();
        return new AccessLog.Entry(
                System.currentTimeMillis(),
                Request.getRemoteAddr(request),
                method(),
                query.isEmpty() ? path() : path() + "?" + query,
                request.getConnectionMetaData().getProtocol(),
                status,
                bytes,
                System.nanoTime() - began,
                version,
                header(HttpHeader.REFERER).orElse(""),
                header(HttpHeader.USER_AGENT).orElse(""));
    }
}
