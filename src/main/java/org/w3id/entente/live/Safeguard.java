package org.w3id.entente.live;

import org.w3id.entente.query.Revision;
import org.w3id.entente.validate.Violation;

import java.util.List;

/** What a change must satisfy. One thread at a time asks. */
@FunctionalInterface
public interface Safeguard {
    /** Everything goes. */
    Safeguard NONE = revision -> List.of();

    /**
     * What a change would do that is wrong, and that was not wrong before it.
     *
     * @param revision what the change comes to, not yet published
     * @return the findings; the change is refused when one of them is a violation
     * @throws InterruptedException when the thread is interrupted
     */
    List<Violation> judge(Revision revision) throws InterruptedException;
}
