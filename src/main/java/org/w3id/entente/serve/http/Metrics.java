package org.w3id.entente.serve.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/** Counts of what the server did, in the text format of Prometheus, version 0.0.4. Threads may share it. */
public final class Metrics {
    /** The media type of the text. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double[] BOUNDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
    };

    private final Map<String, Operation> operations = new ConcurrentSkipListMap<>();
    private final List<Gauge> gauges = new ArrayList<>();

    private record Gauge(String name, String type, String help, DoubleSupplier value) {}

    /** What is counted for one operation. */
    static final class Operation {
        private final LongAdder[] byStatus = adders(600);
        private final LongAdder[] byTime = adders(BOUNDS.length + 1);
        private final LongAdder nanos = new LongAdder();

        private static LongAdder[] adders(int count) {
            LongAdder[] adders = new LongAdder[count];
            for (int i = 0; i < count; i++) {
                adders[i] = new LongAdder();
            }
            return adders;
        }

        void count(int status, long took) {
            byStatus[Math.clamp(status, 0, byStatus.length - 1)].increment();
            int bucket = 0;
            while (bucket < BOUNDS.length && took > BOUNDS[bucket] * 1e9) {
                bucket++;
            }
            byTime[bucket].increment();
            nanos.add(took);
        }
    }

    Operation operation(String name) {
        return operations.computeIfAbsent(name, unused -> new Operation());
    }

    /** Adds a number that goes up and down. Before the server starts. */
    public void gauge(String name, String help, DoubleSupplier value) {
        gauges.add(new Gauge(name, "gauge", help, value));
    }

    /** Adds a number that only goes up. Before the server starts. */
    public void counter(String name, String help, DoubleSupplier value) {
        gauges.add(new Gauge(name, "counter", help, value));
    }

    /** All numbers as they are. */
    public String text() {
        StringBuilder text = new StringBuilder(8_192);
        head(text, "entente_http_requests_total", "counter", "Requests by operation and status.");
        operations.forEach((name, operation) -> {
            for (int status = 0; status < operation.byStatus.length; status++) {
                long count = operation.byStatus[status].sum();
                if (count > 0) {
                    text.append("entente_http_requests_total{operation=\"")
                            .append(name)
                            .append("\",status=\"")
                            .append(status)
                            .append("\"} ")
                            .append(count)
                            .append('\n');
                }
            }
        });
        head(
                text,
                "entente_http_request_duration_seconds",
                "histogram",
                "Time from a request's first byte to the end.");
        operations.forEach((name, operation) -> histogram(text, name, operation));
        for (Gauge gauge : gauges) {
            head(text, gauge.name, gauge.type, gauge.help);
            text.append(gauge.name)
                    .append(' ')
                    .append(number(gauge.value.getAsDouble()))
                    .append('\n');
        }
        return text.toString();
    }

    private static void histogram(StringBuilder text, String name, Operation operation) {
        long sum = 0;
        for (int i = 0; i <= BOUNDS.length; i++) {
            sum += operation.byTime[i].sum();
            text.append("entente_http_request_duration_seconds_bucket{operation=\"")
                    .append(name)
                    .append("\",le=\"")
                    .append(i < BOUNDS.length ? number(BOUNDS[i]) : "+Inf")
                    .append("\"} ")
                    .append(sum)
                    .append('\n');
        }
        text.append("entente_http_request_duration_seconds_sum{operation=\"")
                .append(name)
                .append("\"} ")
                .append(number(operation.nanos.sum() / 1e9))
                .append('\n');
        text.append("entente_http_request_duration_seconds_count{operation=\"")
                .append(name)
                .append("\"} ")
                .append(sum)
                .append('\n');
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.9f", value).replaceFirst("0+$", "");
    }
}
