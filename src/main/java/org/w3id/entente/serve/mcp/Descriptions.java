package org.w3id.entente.serve.mcp;

import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Problem;

/** What the address of the Model Context Protocol does. */
final class Descriptions {
    private Descriptions() {}

    static Operation message() {
        return Versions.of(Operation.of("POST", Paths.MCP, "A message of the Model Context Protocol"))
                .saying("Streamable HTTP, without sessions: each request is answered at once, in JSON.")
                .takes(ModelContext.JSON, "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\"}")
                .status(200, 202)
                .answers(ModelContext.JSON)
                .evaluated()
                .failing(Problem.Kind.FORBIDDEN, Problem.Kind.NOT_ACCEPTABLE);
    }
}
