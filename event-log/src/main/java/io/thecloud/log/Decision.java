package io.thecloud.log;

import io.thecloud.schema.command.Refusal;
import java.util.List;

/// What a decider makes of a command.
public sealed interface Decision {
    /// It is carried out: these events happen, in this order. None means that nothing has to change.
    record Accepted(List<Decided> events) implements Decision {
        /// A decision whose events nobody changes any more.
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// It is not carried out.
    record Refused(Refusal refusal) implements Decision {}
}
