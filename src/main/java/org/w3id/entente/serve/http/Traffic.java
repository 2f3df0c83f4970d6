package org.w3id.entente.serve.http;

import org.eclipse.jetty.io.Connection;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Looks after connections and unfinished requests, four times a second: cuts those that are too slow, watches for clients that
 * leave, and keeps the number of connections. Threads may share it.
 */
final class Traffic implements Connection.Listener, Runnable {
    /** Time between two looks, in milliseconds. */
    static final long PERIOD = 250;

    private static final long WATCHED_AFTER = 200_000_000L;

    private final Bounds bounds;
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final Map<Connection, Visit> connections = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder cut = new LongAdder();

    /** What was seen of a connection. Only one thread looks. */
    private static final class Visit {
        private volatile long idleSince = System.nanoTime();
        private long messages;
        private long bytes;
        private long headerSince;
    }

    Traffic(Bounds bounds) {
        this.bounds = bounds;
    }

    void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    void remove(Exchange exchange) {
        exchanges.remove(exchange);
    }

    int connections() {
        return connections.size();
    }

    long refused() {
        return refused.sum();
    }

    long cut() {
        return cut.sum();
    }

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, new Visit());
        if (connections.size() > bounds.connections()) {
            makeRoom(connection);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    /** Closes the connection that has been without a request for the longest time, or else the one that came last. */
    private synchronized void makeRoom(Connection last) {
        refused.increment();
        Connection longest = last;
        long since = Long.MAX_VALUE;
        for (Map.Entry<Connection, Visit> each : connections.entrySet()) {
            Connection connection = each.getKey();
            long idle = each.getValue().idleSince;
            if (!connection.equals(last) && isIdle(connection) && (since == Long.MAX_VALUE || idle - since < 0)) {
                since = idle;
                longest = connection;
            }
        }
        longest.getEndPoint().close();
    }

    private static boolean isIdle(Connection connection) {
        return connection.getMessagesIn() == connection.getMessagesOut();
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        for (Exchange exchange : exchanges) {
            look(exchange, now);
        }
        connections.forEach((connection, visit) -> look(connection, visit, now));
    }

    private void look(Exchange exchange, long now) {
        long time = now - exchange.phaseBegan();
        switch (exchange.phase()) {
            case READING -> {
                if (exchange.isSlow(now, bounds.headerTime().toNanos(), bounds.slowest())) {
                    tooSlow(exchange);
                }
            }
            case WRITING -> {
                // What the system has taken for the client is not seen to go, so that it takes longer to judge.
                if (exchange.isSlow(now, bounds.idleTime().toNanos(), bounds.slowest())) {
                    tooSlow(exchange);
                }
            }
            case WORKING -> {
                if (time > WATCHED_AFTER) {
                    exchange.watch();
                }
            }
            case BEGUN, OVER -> {}
        }
    }

    private void tooSlow(Exchange exchange) {
        cut.increment();
        if (exchange.phase() == Exchange.Phase.READING) {
            exchange.reply(Problem.of(
                    Problem.Kind.SLOW_REQUEST,
                    "the body comes with less than " + bounds.slowest() + " bytes per second; nothing was done"));
        } else {
            exchange.cut(new TimeoutException("the client takes the answer too slowly"));
        }
    }

    private void look(Connection connection, Visit visit, long now) {
        long messages = connection.getMessagesIn();
        long bytes = connection.getBytesIn();
        if (messages != visit.messages || !isIdle(connection)) {
            visit.messages = messages;
            visit.bytes = bytes;
            visit.headerSince = 0;
            visit.idleSince = now;
        } else if (bytes > visit.bytes) {
            if (visit.headerSince == 0) {
                visit.headerSince = now;
            } else if (now - visit.headerSince > bounds.headerTime().toNanos()) {
                cut.increment();
                connection.getEndPoint().close();
            }
        }
    }
}
