package org.w3id.entente.store;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Runs against a TreeMap: random changes, look-ups and walks; each message names the seed. */
final class SortedRunTest {
    @ParameterizedTest
    @ValueSource(ints = {10, 3_000, 400_000})
    void runEqualsTreeMap(int range) {
        for (int seed = 0; seed < Math.clamp(600_000 / range, 2, 60); seed++) {
            Random random = new Random(seed);
            SortedRun run = SortedRun.EMPTY;
            NavigableMap<Long, Integer> expected = new TreeMap<>();
            List<SortedRun> earlier = new ArrayList<>();
            List<Map<Long, Integer>> earlierExpected = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                earlier.add(run);
                earlierExpected.add(new TreeMap<>(expected));
                long[] keys =
                        Facts.ascending(random.longs(1 + random.nextInt(1 + range / (1 + random.nextInt(20))), 0, range)
                                .toArray());
                if (random.nextInt(3) == 0) {
                    run = run.without(keys);
                    for (long key : keys) {
                        expected.remove(key);
                    }
                } else {
                    int height = random.nextInt(256);
                    run = run.with(keys, height);
                    for (long key : keys) {
                        expected.put(key, height);
                    }
                }
                String place = "seed " + seed + ", change " + i;
                assertEquals(expected, content(run), place);
                assertEquals(expected.size(), run.size, place);
                seek(run, expected, random, range, place);
            }
            for (int i = 0; i < earlier.size(); i++) {
                assertEquals(earlierExpected.get(i), content(earlier.get(i)), "an earlier run changed; seed " + seed);
            }
        }
    }

    private static Map<Long, Integer> content(SortedRun run) {
        Map<Long, Integer> content = new TreeMap<>();
        Cursor cursor = new Cursor();
        cursor.open(run);
        for (boolean more = cursor.seek(0); more; more = cursor.next()) {
            content.put(cursor.key(), cursor.height());
        }
        return content;
    }

    private static void seek(
            SortedRun run, NavigableMap<Long, Integer> expected, Random random, int range, String place) {
        Cursor cursor = new Cursor();
        cursor.open(run);
        long key = 0;
        for (int i = 0; i < 300; i++) {
            key = random.nextBoolean() ? random.nextInt(range) : key + random.nextInt(5);
            Map.Entry<Long, Integer> entry = expected.ceilingEntry(key);
            assertEquals(entry != null, cursor.seek(key), place);
            if (entry != null) {
                assertEquals(entry.getKey(), cursor.key(), place);
                assertEquals(entry.getValue(), cursor.height(), place);
            }
            assertEquals(expected.getOrDefault(key, -1), run.height(key), place);
        }
    }
}
