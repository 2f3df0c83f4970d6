package org.w3id.entente.validate;

import org.w3id.entente.load.SyntaxProblem;

import java.util.stream.Stream;

/** Passes on what reading showed. */
final class SyntaxCheck implements Check {
    @Override
    public Stream<Finding> findings(Knowledge knowledge) {
        return knowledge.corpus().documents().stream()
                .flatMap(document -> document.problems().stream())
                .map(SyntaxCheck::finding);
    }

    private static Finding finding(SyntaxProblem problem) {
        return Finding.of(code(problem.kind()), problem.place(), problem.found(), problem.wanted(), problem.cure());
    }

    private static Code code(SyntaxProblem.Kind kind) {
        return switch (kind) {
            case UNREADABLE -> Code.ENT101;
            case FOLDER -> Code.ENT102;
            case NOT_UTF8 -> Code.ENT103;
            case EMPTY -> Code.ENT104;
            case SYNTAX -> Code.ENT105;
            case UNDEFINED_PREFIX -> Code.ENT106;
            case RELATIVE_IRI -> Code.ENT107;
            case BAD_IRI -> Code.ENT108;
            case ILL_FORMED_LITERAL -> Code.ENT109;
            case BAD_LANGUAGE_TAG -> Code.ENT110;
        };
    }
}
