package org.w3id.entente.query;

/** A file in the folder of questions that does not hold a question as it should be written. */
public final class QuestionFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;
    private final String explanation;

    QuestionFormatException(String file, int line, int column, String explanation) {
        super(file + (line > 0 ? ":" + line + ":" + column : "") + ": " + explanation);
        this.file = file;
        this.line = line;
        this.column = column;
        this.explanation = explanation;
    }

    /** The file as shown to the user. */
    public String file() {
        return file;
    }

    /** The line, from 1; 0 for the whole file. */
    public int line() {
        return line;
    }

    /** The column, from 1; 0 for the whole file. */
    public int column() {
        return column;
    }

    /** What was found and wanted, and the cure. */
    public String explanation() {
        return explanation;
    }
}
