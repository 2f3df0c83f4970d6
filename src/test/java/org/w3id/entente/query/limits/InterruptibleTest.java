package org.w3id.entente.query.limits;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class InterruptibleTest {
    @Test
    void workEndsWithItsBudget() {
        CountDownLatch begun = new CountDownLatch(1);
        try (Budget budget = Budget.start(Limits.OF_COMMANDS)) {
            Thread.ofPlatform().start(() -> {
                try {
                    begun.await();
                } catch (InterruptedException impossible) {
                    Thread.currentThread().interrupt();
                }
                budget.stop();
            });
            LimitException stopped = assertThrows(
                    LimitException.class,
                    () -> Interruptible.run(budget, () -> {
                        begun.countDown();
                        new CountDownLatch(1).await();
                        return "never";
                    }));
            assertEquals(Limit.STOPPED, stopped.limit());
            assertFalse(Thread.interrupted(), "the thread goes on to serve others");
        }
    }

    @Test
    void workThatIsDoneIsLeftAlone() throws InterruptedException {
        try (Budget budget = Budget.start(Limits.OF_COMMANDS)) {
            assertEquals("done", Interruptible.run(budget, () -> "done"));
            budget.stop();
            assertFalse(Thread.interrupted());
        }
    }
}
