package org.w3id.entente.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a Turtle file of any size that is valid in the small project: {@code LargeFile FILE MEGABYTES}.
 *
 * <p>Each drill has an exercise edition, two participations and a claim, in canonical order.
 */
public final class LargeFile {
    private static final String PREFIXES = """
            @prefix cite2001: <https://w3id.org/entente/citation/2001/> .
            @prefix claim2001: <https://w3id.org/entente/claim/2001/> .
            @prefix ent: <https://w3id.org/entente/ontology#> .
            @prefix id: <https://w3id.org/entente/id/> .
            @prefix modality: <https://w3id.org/entente/concept/modality/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix role: <https://w3id.org/entente/concept/role/> .
            """;

    private static final String CLAIM = """

            claim2001:drill-%1$09d a ent:Claim ;
                rdfs:label "claim about drill %1$d"@en ;
                ent:citation cite2001:44-136 ;
                ent:modality modality:occurred ;
                ent:statedIn id:example-paper-2001 ;
                ent:states id:drill-%1$09d , id:drill-%1$09d-estonia , id:drill-%1$09d-japan .
            """;

    private static final String DRILL = """

            id:drill-%1$09d a ent:ExerciseEdition ;
                rdfs:label "drill %1$d"@en , "第%1$d回演習"@ja ;
                ent:date "2001-05" .

            id:drill-%1$09d-estonia a ent:Participation ;
                rdfs:label "Estonia in drill %1$d"@en ;
                ent:inActivity id:drill-%1$09d ;
                ent:participant id:estonia ;
                ent:role role:host .

            id:drill-%1$09d-japan a ent:Participation ;
                rdfs:label "Japan in drill %1$d"@en ;
                ent:inActivity id:drill-%1$09d ;
                ent:participant id:japan ;
                ent:role role:participant .
            """;

    private LargeFile() {}

    /**
     * Writes the file.
     *
     * @param arguments the file's name and its size in megabytes
     * @throws IOException when it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Long.parseLong(arguments[1]) * 1_000_000);
    }

    /** Writes at least so many bytes; returns the number of triples. */
    static long write(Path file, long bytes) throws IOException {
        int each = CLAIM.formatted(1).length() + DRILL.formatted(1).getBytes(StandardCharsets.UTF_8).length;
        int count = (int) (bytes / each) + 1;
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(PREFIXES);
            for (int i = 1; i <= count; i++) {
                writer.write(CLAIM.formatted(i));
            }
            for (int i = 1; i <= count; i++) {
                writer.write(DRILL.formatted(i));
            }
        }
        return count * 22L;
    }
}
