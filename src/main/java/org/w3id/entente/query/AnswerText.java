package org.w3id.entente.query;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.Limit;

/** Adds up the text of an answer's terms, which is what it takes to write it. */
final class AnswerText {
    private final long most;
    private long length;

    AnswerText(Budget budget) {
        most = budget.limits().answerText();
    }

    /** @throws AnswerSizeException when it becomes more text than an answer may have */
    void add(Triple triple) {
        add(triple.getSubject());
        add(triple.getPredicate());
        add(triple.getObject());
    }

    /** @throws AnswerSizeException when it becomes more text than an answer may have */
    void add(Node term) {
        if (term.isLiteral()) {
            length += term.getLiteralLexicalForm().length();
        } else if (term.isURI()) {
            length += term.getURI().length();
        }
        if (length > most) {
            throw AnswerSizeException.moreThan(most, Limit.ANSWER_TEXT, "characters");
        }
    }
}
