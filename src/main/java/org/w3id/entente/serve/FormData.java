package org.w3id.entente.serve;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.util.Promise;
import org.w3id.entente.load.PayloadFormat;
import org.w3id.entente.serve.http.Problem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The files of a form, as a browser sends them (RFC 7578): each says its own media type. */
final class FormData {
    /** The media type of such a form. */
    static final String MEDIA_TYPE = "multipart/form-data";

    private static final int MOST_FILES = 100;
    private static final int LONGEST_HEADER = 8 << 10;

    private FormData() {}

    /**
     * A file of a form.
     *
     * @param format in which its statements are written
     * @param bytes its content
     */
    record File(PayloadFormat format, ByteBuffer bytes) {
        byte[] content() {
            byte[] content = new byte[bytes.remaining()];
            bytes.duplicate().get(content);
            return content;
        }
    }

    /**
     * The files of a form, in order.
     *
     * @param boundary what stands between them, from the form's media type
     * @throws org.w3id.entente.serve.http.ProblemException when it is no such form, or a file is not RDF
     */
    static List<File> files(byte[] form, String boundary) {
        if (boundary.isEmpty()) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, MEDIA_TYPE + " without boundary; wanted one")
                    .thrown();
        }
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setMaxParts(MOST_FILES);
        parser.setPartHeadersMaxLength(LONGEST_HEADER);
        parser.setMaxMemoryFileSize(-1); // all of it is in memory already
        parser.setUseFilesForPartsWithoutFileName(false);
        List<File> files = new ArrayList<>();
        try (MultiPartFormData.Parts parts = parse(parser, form).join()) {
            for (MultiPart.Part part : parts) {
                files.add(file(part));
            }
        } catch (CompletionException | IOException broken) {
            throw Problem.of(
                            Problem.Kind.PAYLOAD,
                            "the form is broken; wanted files between boundaries, as RFC 7578 says")
                    .thrown();
        }
        return files;
    }

    private static CompletableFuture<MultiPartFormData.Parts> parse(MultiPartFormData.Parser parser, byte[] form) {
        CompletableFuture<MultiPartFormData.Parts> parts = new CompletableFuture<>();
        parser.parse(new ByteBufferContentSource(ByteBuffer.wrap(form)), Promise.Invocable.toPromise(parts));
        return parts;
    }

    private static File file(MultiPart.Part part) throws IOException {
        String type = part.getHeaders().get(HttpHeader.CONTENT_TYPE);
        PayloadFormat format = PayloadFormat.of(type == null ? "" : type).orElseThrow(() -> Problem.of(
                        Problem.Kind.MEDIA_TYPE,
                        "a file of type " + (type == null ? "nothing" : type) + " in the form; wanted one of "
                                + String.join(", ", PayloadFormat.mediaTypes()))
                .with("wanted", PayloadFormat.mediaTypes())
                .thrown());
        return new File(format, Content.Source.asByteBuffer(part.getContentSource()));
    }
}
