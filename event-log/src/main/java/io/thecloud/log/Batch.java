package io.thecloud.log;

import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.id.TenantId;
import java.util.List;

/// What one transaction writes.
public record Batch(List<EventCodec.Written> events, List<Answer> answers, List<DeadLetter> deadLetters) {
    /// The outcome of a command, for the tenant who sent it.
    public record Answer(TenantId tenant, Outcome outcome) {}

    /// A command that came to nothing, and why.
    public record DeadLetter(LogRecord command, String reason) {}

    /// A batch of lists that nobody changes any more.
    public Batch {
        events = List.copyOf(events);
        answers = List.copyOf(answers);
        deadLetters = List.copyOf(deadLetters);
    }

    /// Whether there is nothing in it.
    public boolean isEmpty() {
        return events.isEmpty() && answers.isEmpty() && deadLetters.isEmpty();
    }
}
