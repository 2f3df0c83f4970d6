package org.w3id.entente.cli;

import org.w3id.entente.live.DefaultGraphException;
import org.w3id.entente.load.NotAProjectException;
import org.w3id.entente.query.AnswerSizeException;
import org.w3id.entente.query.EvaluationException;
import org.w3id.entente.query.QuestionFormatException;
import org.w3id.entente.query.TimeLimitException;
import org.w3id.entente.query.UnknownEditionException;
import org.w3id.entente.query.UnreadableGraphException;
import org.w3id.entente.reason.ConclusionLimitException;
import org.w3id.entente.reason.UnusableRulesException;
import org.w3id.entente.serve.AddressException;
import org.w3id.entente.serve.remote.StoreException;
import org.w3id.entente.store.disk.BrokenStoreException;
import org.w3id.entente.store.disk.NoStoreException;
import org.w3id.entente.store.disk.OccupiedException;
import org.w3id.entente.store.disk.StoreInUseException;
import org.w3id.entente.store.log.BrokenLogException;
import org.w3id.entente.validate.citation.UnknownTextException;
import org.w3id.entente.validate.citation.UnreadableTextException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

/**
 * What an exception tells the user: one line and an exit status. Each typed exception has its line here.
 *
 * @param status the exit status
 * @param message the line
 */
record Failure(int status, String message) {
    static Failure of(Throwable exception) {
        return switch (exception) {
            case NotAProjectException e -> new Failure(ExitCode.UNREADABLE, e.getMessage());
            case UnreadableGraphException e -> new Failure(ExitCode.UNREADABLE, e.getMessage());
            case UnusableRulesException e -> new Failure(ExitCode.UNREADABLE, e.getMessage());
            case UnknownEditionException e -> new Failure(ExitCode.USAGE, e.getMessage());
            case ConclusionLimitException e -> new Failure(ExitCode.INCOMPLETE, e.getMessage());
            case QuestionFormatException e -> new Failure(ExitCode.UNREADABLE, e.getMessage());
            case AddressException e -> new Failure(ExitCode.UNREADABLE, e.getMessage());
            case EvaluationException e -> new Failure(ExitCode.USAGE, e.getMessage());
            case AnswerSizeException e -> new Failure(ExitCode.INCOMPLETE, e.getMessage());
            case TimeLimitException e -> new Failure(ExitCode.INCOMPLETE, e.getMessage());
            case UnreadableTextException e -> new Failure(ExitCode.UNREADABLE, e.getMessage());
            case UnknownTextException e -> new Failure(ExitCode.NO, e.getMessage());
            case DefaultGraphException e -> new Failure(ExitCode.USAGE, e.getMessage());
            case NoStoreException e -> new Failure(ExitCode.UNREADABLE, e.getMessage());
            case StoreInUseException e -> new Failure(ExitCode.UNREADABLE, e.getMessage());
            case BrokenStoreException e -> new Failure(ExitCode.UNREADABLE, e.getMessage());
            case BrokenLogException e -> new Failure(ExitCode.UNREADABLE, e.getMessage());
            case StoreException e -> new Failure(ExitCode.NO, e.getMessage());
            case OccupiedException e -> new Failure(ExitCode.USAGE, e.getMessage());
            case NoSuchFileException e -> new Failure(ExitCode.UNREADABLE, "there is no file " + e.getMessage());
            case UncheckedIOException e -> new Failure(ExitCode.UNREADABLE, e.getMessage());
            case IOException e -> new Failure(ExitCode.UNREADABLE, "cannot read or write: " + e.getMessage());
            case OutOfMemoryError e ->
                new Failure(ExitCode.INCOMPLETE, "the memory does not suffice; read or ask for less at a time");
            default ->
                new Failure(
                        ExitCode.INCOMPLETE,
                        "a defect of entente: " + exception + "; please report it (ENTENTE_DEBUG=1 shows more)");
        };
    }
}
