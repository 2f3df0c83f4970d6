package org.w3id.entente.store.disk;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.w3id.entente.store.CanonicalHash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What {@code store.json} says.
 *
 * @param created when the store came into being
 * @param origin tells the files that the store was made from from others
 * @param base what the store begins with
 */
record Description(Instant created, String origin, Base base) {
    private static final int FORMAT = 1;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /**
     * What a store begins with.
     *
     * @param version the version that this is
     * @param quads how many quads there are
     * @param hash their fingerprint
     * @param sha256 the digest of the file
     */
    record Base(long version, long quads, CanonicalHash hash, String sha256) {}

    void writeTo(Path file) throws IOException {
        JsonObject json = json();
        json.addProperty("sha256", digest());
        Layout.write(file, out -> out.write((GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private JsonObject json() {
        JsonObject start = new JsonObject();
        start.addProperty("version", base.version());
        start.addProperty("quads", base.quads());
        start.addProperty("hash", base.hash().toString());
        start.addProperty("sha256", base.sha256());
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("created", created.toString());
        json.addProperty("origin", origin);
        json.add("base", start);
        return json;
    }

    /** Over what the file says, not over how. */
    private String digest() {
        return HexFormat.of().formatHex(Layout.sha256().digest(json().toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads the file.
     *
     * @throws BrokenStoreException when it does not say what was written
     * @throws IOException when it cannot be read
     */
    static Description read(Path file) throws IOException {
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            int format = json.get("format").getAsInt();
            if (format != FORMAT) {
                throw new BrokenStoreException(
                        file,
                        "found format " + format + ", wanted " + FORMAT,
                        "use the version of Entente that wrote the store");
            }
            JsonObject start = json.getAsJsonObject("base");
            Description description = new Description(
                    Instant.parse(json.get("created").getAsString()),
                    json.get("origin").getAsString(),
                    new Base(
                            start.get("version").getAsLong(),
                            start.get("quads").getAsLong(),
                            CanonicalHash.parse(start.get("hash").getAsString()),
                            start.get("sha256").getAsString()));
            if (!description.digest().equals(json.get("sha256").getAsString())) {
                throw new BrokenStoreException(
                        file, "it does not have the SHA-256 that it states", BrokenStoreException.RESTORE);
            }
            return description;
        } catch (NoSuchFileException missing) {
            throw NoStoreException.missing(file.toAbsolutePath().getParent());
        } catch (BrokenStoreException known) {
            throw known;
        } catch (JsonParseException | java.nio.charset.CharacterCodingException fault) {
            throw unreadable(file, fault);
        } catch (RuntimeException fault) { // a member that is missing, of another type or no date
            throw unreadable(file, fault);
        }
    }

    private static BrokenStoreException unreadable(Path file, Exception fault) {
        return new BrokenStoreException(
                file, "it is not the description of a store", BrokenStoreException.RESTORE, fault);
    }
}
