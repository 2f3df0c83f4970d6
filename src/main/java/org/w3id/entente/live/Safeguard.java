package org.w3id.entente.live;

import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.query.Revision;
import org.w3id.entente.reason.Closure;
import org.w3id.entente.validate.ChangeCheck;
import org.w3id.entente.validate.Violation;

import java.util.List;

/** What a change must satisfy. One thread at a time asks. */
@FunctionalInterface
public interface Safeguard {
    /** Everything goes. */
    Safeguard NONE = revision -> List.of();

    /** What a check of changes lets pass. */
    static Safeguard by(ChangeCheck check) {
        return revision -> {
            Closure before = revision.before().closure();
            Closure after = revision.after().closure();
            List<Triple> added = revision.effective().added().stream()
                    .map(Quad::asTriple)
                    .filter(triple -> before.facts().height(triple) != 0)
                    .distinct()
                    .toList();
            List<Triple> removed = revision.effective().removed().stream()
                    .map(Quad::asTriple)
                    .filter(triple -> after.facts().height(triple) != 0)
                    .distinct()
                    .toList();
            return check.violations(before.asserted(), after.asserted(), added, removed);
        };
    }

    /**
     * What a change would do that is wrong, and that was not wrong before it.
     *
     * @param revision what the change comes to, not yet published
     * @return the findings; the change is refused when one of them is a violation
     * @throws InterruptedException when the thread is interrupted
     */
    List<Violation> judge(Revision revision) throws InterruptedException;
}
