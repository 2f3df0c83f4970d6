package org.w3id.entente.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.w3id.entente.load.ReadProgress;

import java.io.PrintStream;

/** When and how a command shows how far it is. */
final class Progress {
    /** What {@code --progress} can say. */
    enum When {
        AUTO,
        ALWAYS,
        NEVER
    }

    private static final long LONG_READ = 4L << 20;
    private static final int COLUMNS = 100;

    private Progress() {}

    /** A bar on standard error over so many bytes; nothing when a person would not see it, or it would only flash. */
    static Bar over(String task, long bytes, When when, Terminal terminal) {
        boolean isShown =
                switch (when) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case AUTO -> terminal.errIsTerminal() && bytes > LONG_READ;
                };
        return isShown ? new Shown(task, bytes, terminal.err()) : new Hidden();
    }

    /** Something to tell of bytes done, and to close. */
    interface Bar extends ReadProgress, AutoCloseable {
        /** Says what is being done now. */
        void task(String name);

        @Override
        void close();
    }

    private record Hidden() implements Bar {
        @Override
        public void parsed(long bytes) {}

        @Override
        public void task(String name) {}

        @Override
        public void close() {}
    }

    private static final class Shown implements Bar {
        private final ProgressBar bar;

        Shown(String task, long bytes, PrintStream err) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(bytes)
                    .setUnit(" MB", 1_000_000)
                    .setUpdateIntervalMillis(200)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
                    .showSpeed()
                    .build();
        }

        @Override
        public void parsed(long bytes) {
            bar.stepBy(bytes);
        }

        @Override
        public void task(String name) {
            bar.setExtraMessage(name);
            bar.refresh();
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
