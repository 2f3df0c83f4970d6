package org.w3id.entente.query.explain;

import java.util.List;

/**
 * Proofs as numbered steps. A step that several others rest on comes once; numbers follow the reading order, so that a
 * proof's conclusion comes before what it rests on. Immutable; threads may share it.
 *
 * @param roots the numbers of the steps that were to be proven, one for each proof
 * @param steps all steps; the number of the first is 1
 */
public record Explanation(List<Integer> roots, List<Step> steps) {
    /** Proves nothing. */
    static final Explanation NOTHING = new Explanation(List.of(), List.of());

    /** Copies the lists, and checks that every number is that of a step. */
    public Explanation {
        roots = List.copyOf(roots);
        steps = List.copyOf(steps);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).number() != i + 1) {
                throw new IllegalArgumentException("step " + steps.get(i).number() + " in the place of " + (i + 1));
            }
        }
        int last = steps.size();
        if (roots.stream().anyMatch(root -> root < 1 || root > last)) {
            throw new IllegalArgumentException("a root that is no step: " + roots);
        }
    }

    /** The step of a number. */
    public Step step(int number) {
        return steps.get(number - 1);
    }

    /** The asserted statements that it all rests on. */
    public List<Step.Asserted> leaves() {
        return steps.stream()
                .filter(Step.Asserted.class::isInstance)
                .map(Step.Asserted.class::cast)
                .toList();
    }
}
