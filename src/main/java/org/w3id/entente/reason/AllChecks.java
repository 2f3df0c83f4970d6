package org.w3id.entente.reason;

import org.w3id.entente.validate.Validator;

import java.util.List;

/** Every check that a project has to pass, those of its rules included. */
public final class AllChecks {
    private AllChecks() {}

    /** The validator that commands and the server use. */
    public static Validator validator() {
        return Validator.standard(List.of(new RuleCheck()));
    }
}
