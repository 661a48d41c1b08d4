package io.thecloud.log;

import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.codec.UnreadableException;
import io.thecloud.schema.event.EventEnvelope;

/// Events as records of the log.
final class EventRecords {
    private EventRecords() {}

    /// @throws UnreadableException if the record is no event; says where it lies
    static EventEnvelope read(LogRecord eventRecord) {
        try {
            return EventCodec.read(eventRecord.headers(), eventRecord.value());
        } catch (UnreadableException e) {
            throw new UnreadableException(
                    "the event at offset %d cannot be read: %s".formatted(eventRecord.offset(), e.getMessage()), e);
        }
    }
}
