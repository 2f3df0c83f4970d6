package org.w3id.entente.serve.core;

/** The addresses of the server's own services; whatever has an IRI of the graph's is at the path of that. */
public final class Paths {
    /** The path of the SPARQL endpoint. */
    public static final String SPARQL = "/sparql";

    /** The path of updates. */
    public static final String UPDATE = "/update";

    /** The path of the graph store. */
    public static final String DATA = "/data";

    /** The path of the change feed. */
    public static final String CHANGES = "/changes";

    /** The path of what the changes lead on from. */
    public static final String CHANGES_BASE = CHANGES + "/base";

    /** The path of what monitors ask. */
    public static final String HEALTH = "/health";

    /** The path of the metrics. */
    public static final String METRICS = "/metrics";

    /** The path of the reconciliation service; more of it lies beneath. */
    public static final String RECONCILE = "/reconcile";

    /** The path of the Model Context Protocol. */
    public static final String MCP = "/mcp";

    private Paths() {}
}
