package org.w3id.entente.query.limits;

import javax.management.NotificationEmitter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that evaluations share. When all together hold more than it, or when the heap is nearly full after a
 * collection, the evaluation that holds most ends. Threads share it.
 */
final class Memory {
    /** Of the heap, in percent: what may still be in use after a collection. */
    private static final int FULL = 85;

    /** The heap's share that evaluations may hold together is one part of so many. */
    private static final int PARTS = 2;

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    /** The heap of this process, which is one. */
    static final Memory OF_THIS_PROCESS =
            watching(new Memory(Runtime.getRuntime().maxMemory() / PARTS));

    private final long capacity;
    private final AtomicLong held = new AtomicLong();
    private final Set<Budget> running = ConcurrentHashMap.newKeySet();

    /** A memory of so many bytes. */
    Memory(long capacity) {
        this.capacity = capacity;
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "time limits");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** Does something after some time, on a thread of its own. */
    static ScheduledFuture<?> after(Duration time, Runnable action) {
        return CLOCK.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Memory watching(Memory memory) {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            long most = pool.getUsage().getMax();
            if (pool.getType() == MemoryType.HEAP
                    && pool.isUsageThresholdSupported()
                    && pool.isCollectionUsageThresholdSupported()
                    && most > 0) {
                pool.setCollectionUsageThreshold(most / 100 * FULL);
            }
        }
        if (ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter emitter) {
            emitter.addNotificationListener(
                    (notification, unused) -> memory.endLargest("the memory is full"),
                    notification ->
                            notification.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED),
                    null);
        }
        return memory;
    }

    void enter(Budget budget) {
        running.add(budget);
    }

    void leave(Budget budget) {
        running.remove(budget);
    }

    void changed(long bytes) {
        if (held.addAndGet(bytes) > capacity && bytes > 0) {
            endLargest("all queries together hold more than " + Budget.grouped(capacity) + " bytes");
        }
    }

    /** Ends the evaluation that holds most; none when no one runs. */
    void endLargest(String why) {
        Optional<Budget> largest = running.stream().max(Comparator.comparingLong(Budget::heldBytes));
        largest.ifPresent(budget -> budget.stop(
                new LimitException(Limit.MEMORY, "", why + ", and of those that run now this query needs most")));
    }
}
