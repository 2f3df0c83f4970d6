package org.w3id.entente.reason;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.store.Dictionary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A program in the ids of one dictionary. All closures that come from one another share it; so may threads: only the
 * plans and the memos of assignments grow.
 */
final class Engine {
    static {
        JenaSystem.init(); // before any vocabulary of Jena's is touched
    }

    /** Where facts belong that no rule concludes. */
    static final int GIVEN = -1;

    private final Terms terms;
    private final List<List<Part>> strata = new ArrayList<>();
    private final Int2ObjectOpenHashMap<List<Conclusion>> conclusions = new Int2ObjectOpenHashMap<>();
    private final Int2IntOpenHashMap predicateStrata = new Int2IntOpenHashMap();
    private final Int2IntOpenHashMap classStrata = new Int2IntOpenHashMap();
    private final int type;
    private final Map<PlanKey, Planned> plans = new ConcurrentHashMap<>();

    /**
     * What one stratum concludes by a clause.
     *
     * @param heads indexes of the clause's heads
     */
    record Part(Clause clause, List<Integer> heads) {
        Part {
            heads = List.copyOf(heads);
        }
    }

    /** One atom of a clause's head. */
    record Conclusion(Clause clause, int head) {}

    private record PlanKey(Clause clause, Plan.Start start) {}

    private record Planned(Plan plan, long size) {}

    Engine(Program program, Dictionary dictionary) {
        terms = new Terms(dictionary);
        type = dictionary.intern(RDF.type.asNode());
        predicateStrata.defaultReturnValue(GIVEN);
        classStrata.defaultReturnValue(GIVEN);
        Map<Rule, Clause> clauses = new HashMap<>();
        for (List<Program.Part> parts : program.parts()) {
            List<Part> stratum = new ArrayList<>();
            for (Program.Part part : parts) {
                Clause clause = clauses.computeIfAbsent(part.rule(), rule -> new Clause(rule, terms));
                stratum.add(new Part(clause, part.head()));
                for (int head : part.head()) {
                    index(clause, head, strata.size());
                }
            }
            strata.add(List.copyOf(stratum));
        }
    }

    private void index(Clause clause, int head, int stratum) {
        Atom atom = clause.heads[head];
        conclusions.computeIfAbsent(atom.predicate(), each -> new ArrayList<>()).add(new Conclusion(clause, head));
        if (atom.predicate() == type && atom.objectSlot() < 0) {
            classStrata.put(atom.object(), stratum);
        } else {
            predicateStrata.put(atom.predicate(), stratum);
        }
    }

    Terms terms() {
        return terms;
    }

    List<List<Part>> strata() {
        return strata;
    }

    /** The stratum that concludes facts of this sort, or {@link #GIVEN}. */
    int stratum(int predicate, int object) {
        int any = predicateStrata.get(predicate);
        return predicate == type && any == GIVEN ? classStrata.get(object) : any;
    }

    /** The heads that may conclude facts of a predicate. */
    List<Conclusion> conclusions(int predicate) {
        return conclusions.getOrDefault(predicate, List.of());
    }

    /** A plan that suits facts of about a size; made anew when they have grown or shrunk much since. */
    Plan plan(Clause clause, Plan.Start start, Relations relations, long size) {
        PlanKey key = new PlanKey(clause, start);
        Planned planned = plans.get(key);
        if (planned == null || size > 2 * planned.size() + 1000 || size < planned.size() / 2 - 1000) {
            planned = new Planned(Planner.plan(clause, start, relations), size);
            plans.put(key, planned);
        }
        return planned.plan();
    }
}
