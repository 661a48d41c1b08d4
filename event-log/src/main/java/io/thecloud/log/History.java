package io.thecloud.log;

import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.state.CellState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Each tenant's events, newest first. The recent ones are kept in memory, older ones are read from the log.
public final class History implements EventListener {
    /// How many events of each tenant are kept in memory.
    private static final int RECENT = 1_000;
    private static final Duration SLICE = Duration.ofMillis(100);
    private static final Duration STANDSTILL = Duration.ofSeconds(3);

    private final CellLog log;
    private final Map<TenantId, Ring> rings = new HashMap<>();

    /// A history that knows nothing yet; a follower tells it.
    public History(CellLog log) {
        this.log = log;
    }

    private static final class Ring {
        final Deque<EventEnvelope> newestFirst = new ArrayDeque<>();
        boolean complete = true;

        void add(EventEnvelope event) {
            newestFirst.addFirst(event);
            if (newestFirst.size() > RECENT) {
                newestFirst.removeLast();
                complete = false;
            }
        }
    }

    @Override
    public void on(EventEnvelope event, CellState after) {
        synchronized (rings) {
            rings.computeIfAbsent(event.tenant(), tenant -> new Ring()).add(event);
        }
    }

    /// A tenant's newest events, newest first.
    ///
    /// @param limit how many at most
    /// @param before only those whose sequence is below this
    /// @throws LogUnavailableException if older ones must be read and the log does not answer
    public List<EventEnvelope> newest(TenantId tenant, int limit, OptionalLong before) {
        long below = before.orElse(Long.MAX_VALUE);
        synchronized (rings) {
            var ring = rings.get(tenant);
            if (ring == null) {
                return List.of();
            }
            var found = ring.newestFirst.stream()
                    .filter(event -> event.sequence() < below)
                    .limit(limit)
                    .toList();
            if (found.size() == limit || ring.complete) {
                return found;
            }
        }
        return fromLog(tenant, limit, below);
    }

    /// Reads all events up to the last one asked for, since nothing says where a tenant's own lie.
    private List<EventEnvelope> fromLog(TenantId tenant, int limit, long below) {
        var found = new ArrayDeque<EventEnvelope>(limit + 1);
        long end = LogAnswers.await(log.committedEnd());
        try (var reader = log.events(0)) {
            long movedAt = System.nanoTime();
            while (reader.position() < end) {
                var records = reader.poll(SLICE);
                for (var read : records) {
                    var event = EventRecords.read(read);
                    if (event.sequence() >= below) {
                        return newestFirst(found);
                    }
                    if (event.tenant().equals(tenant)) {
                        found.addLast(event);
                        if (found.size() > limit) {
                            found.removeFirst();
                        }
                    }
                }
                if (!records.isEmpty()) {
                    movedAt = System.nanoTime();
                } else if (System.nanoTime() - movedAt > STANDSTILL.toNanos()) {
                    throw new LogUnavailableException("older events cannot be read now", null);
                }
            }
        }
        return newestFirst(found);
    }

    private static List<EventEnvelope> newestFirst(Deque<EventEnvelope> oldestFirst) {
        var events = new ArrayList<EventEnvelope>(oldestFirst.size());
        oldestFirst.descendingIterator().forEachRemaining(events::add);
        return events;
    }
}
