package org.w3id.entente.serve.http;

import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadPendingException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection that can be watched for its end while nobody reads from it, as when a request is being answered. Seeing the
 * end takes a read; a byte that comes instead, of a request sent ahead, is given back to the next reader.
 */
final class WatchedEndPoint extends SocketChannelEndPoint {
    private static final int NOT_WATCHED = 0;
    private static final int WATCHED = 1;
    private static final int LOOKING = 2;

    private final Executor executor;
    private final AtomicInteger state = new AtomicInteger(NOT_WATCHED);
    private volatile boolean hasByte;
    private byte first;

    WatchedEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler, Executor executor) {
        super(channel, selector, key, scheduler);
        this.executor = executor;
    }

    /** Runs something, soon, when the other side ends the connection before {@link #unwatch}. */
    void watch(Runnable gone) {
        if (hasByte || !state.compareAndSet(NOT_WATCHED, WATCHED)) {
            return;
        }
        if (!super.tryFillInterested(new Look(gone))) {
            state.set(NOT_WATCHED);
        }
    }

    /** Ends the watching: afterwards others can read. */
    void unwatch() {
        if (state.get() == NOT_WATCHED) {
            return;
        }
        if (state.compareAndSet(WATCHED, NOT_WATCHED)) {
            getFillInterest().onFail(new CancellationException("no longer watched"));
            return;
        }
        while (state.get() == LOOKING) {
            Thread.onSpinWait();
        }
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        if (hasByte && BufferUtil.space(buffer) > 0) {
            BufferUtil.append(buffer, first);
            hasByte = false;
            return 1;
        }
        return super.fill(buffer);
    }

    @Override
    public void fillInterested(Callback callback) {
        if (!tryFillInterested(callback)) {
            throw new ReadPendingException();
        }
    }

    @Override
    public boolean tryFillInterested(Callback callback) {
        if (hasByte) {
            executor.execute(callback::succeeded);
            return true;
        }
        return super.tryFillInterested(callback);
    }

    private final class Look implements Callback {
        private final Runnable gone;

        Look(Runnable gone) {
            this.gone = gone;
        }

        @Override
        public void succeeded() {
            if (state.compareAndSet(WATCHED, LOOKING)) {
                boolean ended = look();
                state.set(NOT_WATCHED);
                if (ended) {
                    gone.run();
                }
            }
        }

        private boolean look() {
            ByteBuffer one = BufferUtil.allocate(1);
            try {
                int filled = WatchedEndPoint.super.fill(one);
                if (filled > 0) {
                    first = one.get();
                    hasByte = true;
                }
                return filled < 0;
            } catch (IOException broken) {
                return true;
            }
        }

        @Override
        public void failed(Throwable closed) {
            if (state.compareAndSet(WATCHED, NOT_WATCHED)) {
                gone.run();
            }
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
