package org.w3id.entente.reason;

/**
 * A triple pattern in ids: a term is the value of a slot of the row, or a constant.
 *
 * @param predicate the predicate's id
 * @param subjectSlot the subject's slot, or -1 for a constant
 * @param subject the constant subject's id, or 0
 * @param objectSlot the object's slot, or -1 for a constant
 * @param object the constant object's id, or 0
 */
record Atom(int predicate, int subjectSlot, int subject, int objectSlot, int object) {
    int subject(int[] row) {
        return subjectSlot < 0 ? subject : row[subjectSlot];
    }

    int object(int[] row) {
        return objectSlot < 0 ? object : row[objectSlot];
    }

    /** Puts a pair into the row's slots; false when it does not fit the constants, or a repeated variable. */
    boolean unify(int[] row, int pairSubject, int pairObject) {
        if ((subjectSlot < 0 && subject != pairSubject) || (objectSlot < 0 && object != pairObject)) {
            return false;
        }
        if (subjectSlot >= 0) {
            row[subjectSlot] = pairSubject;
        }
        if (objectSlot >= 0) {
            if (objectSlot == subjectSlot && pairSubject != pairObject) {
                return false;
            }
            row[objectSlot] = pairObject;
        }
        return true;
    }
}
