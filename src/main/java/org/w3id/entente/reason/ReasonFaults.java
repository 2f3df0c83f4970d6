package org.w3id.entente.reason;

import org.apache.jena.sparql.core.Var;
import org.w3id.entente.load.LiteralText;
import org.w3id.entente.validate.Code;
import org.w3id.entente.validate.Finding;
import org.w3id.entente.validate.Knowledge;
import org.w3id.entente.validate.Spelling;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds rules that give no reason, and reasons that speak of what the rule does not know. */
final class ReasonFaults {
    /** A pair of braces and what is in it, or one brace without the other. */
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");

    private ReasonFaults() {}

    static Stream<Finding> of(RuleSource source, Knowledge knowledge) {
        if (source.reasons().isEmpty()) {
            return Stream.of(Finding.of(
                            Code.ENT611,
                            source.place(),
                            knowledge.name(source.name()) + " gives no reason",
                            "ent:because \"because …\"@en, with the variables of the query in braces",
                            "")
                    .about(source.name()));
        }
        return source.rule().stream().flatMap(rule -> source.reasons().stream()
                .flatMap(reason -> faults(reason, names(rule), source, knowledge)));
    }

    private static Set<String> names(Rule rule) {
        return rule.body().variables().stream().map(Var::getVarName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Finding> faults(
            LiteralText reason, Set<String> variables, RuleSource source, Knowledge knowledge) {
        Matcher braces = BRACES.matcher(reason.text());
        return braces.results()
                .filter(match -> match.group(1) == null || !variables.contains(match.group(1)))
                .map(match -> {
                    Optional<String> name = Optional.ofNullable(match.group(1));
                    String found = name.map(each -> "the reason of " + knowledge.name(source.name()) + " speaks of {"
                                    + each + "}, which its query does not bind")
                            .orElse("a brace without its other half in the reason of " + knowledge.name(source.name()));
                    String cure = name.flatMap(each -> Spelling.nearest(each, variables.stream()))
                            .map(near -> "did you mean {" + near + "}?")
                            .orElse("");
                    return Finding.of(
                                    Code.ENT612,
                                    reason.place(match.start()),
                                    found,
                                    "one of {" + String.join("}, {", variables) + "}",
                                    cure)
                            .about(source.name());
                });
    }
}
