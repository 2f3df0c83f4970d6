package org.w3id.entente.serve.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** What answers at which address. Built once; immutable afterwards. */
public final class Routes {
    /**
     * An address.
     *
     * @param path the path; with an asterisk at its end, all paths that begin so
     * @param operation its name in metrics
     * @param methods what answers each method; HEAD goes with GET, and OPTIONS is answered for all
     * @param operations what they do, for those who write programs
     */
    public record Route(
            String path, String operation, Map<String, Consumer<Exchange>> methods, List<Operation> operations) {
        /** An address of which nothing is said. */
        public Route(String path, String operation, Map<String, Consumer<Exchange>> methods) {
            this(path, operation, methods, List.of());
        }

        /** Checks the path and copies the collections. */
        public Route {
            Objects.requireNonNull(operation, "operation");
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("path " + path);
            }
            methods = Map.copyOf(methods);
            operations = List.copyOf(operations);
        }

        /** The same with a description of what it does. */
        public Route described(Operation... all) {
            return new Route(path, operation, methods, List.of(all));
        }

        /** The methods, as the header Allow lists them. */
        String allowed() {
            List<String> names = new ArrayList<>();
            for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
                if (methods.containsKey(method)) {
                    names.add(method.equals("GET") ? "GET, HEAD" : method);
                }
            }
            names.add("OPTIONS");
            return String.join(", ", names);
        }
    }

    private final Map<String, Route> exact = new HashMap<>();
    private final List<Route> prefixes = new ArrayList<>();
    private final List<Route> all;

    /** Routes, of which an exact path outweighs a beginning, and the longer beginning the shorter. */
    public Routes(List<Route> routes) {
        all = List.copyOf(routes);
        for (Route route : routes) {
            if (route.path.endsWith("*")) {
                prefixes.add(route);
            } else {
                exact.put(route.path, route);
            }
        }
        prefixes.sort((left, right) -> right.path.length() - left.path.length());
    }

    /** What answers at a path; empty when nothing does. */
    Optional<Route> at(String path) {
        Route route = exact.get(path);
        if (route != null) {
            return Optional.of(route);
        }
        return prefixes.stream()
                .filter(each -> path.startsWith(each.path.substring(0, each.path.length() - 1)))
                .findFirst();
    }

    /** All of them, in the order given. */
    public List<Route> all() {
        return all;
    }
}
