package io.thecloud.log;

import io.thecloud.schema.codec.CommandCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the broker is to a `KafkaCellLog`: topics with transactions, markers that take offsets, and one writer's place.
final class InMemoryCell {
    private final InstantSource clock;
    private final String identity = UUID.randomUUID().toString();
    final Topic commands = new Topic();
    final Topic events = new Topic();
    final Topic outcomes = new Topic();
    final Topic deadLetters = new Topic();
    private long committedCommands;
    private long epoch;
    private @Nullable Transaction open;
    private @Nullable Object holder;

    InMemoryCell(InstantSource clock) {
        this.clock = clock;
    }

    /// A transaction's records are seen once it is committed; until it ends nothing after them is.
    static final class Transaction {
        enum End {
            OPEN,
            COMMITTED,
            ABORTED
        }

        End end = End.OPEN;
        long nextCommand;
    }

    private record Slot(@Nullable LogRecord content, Transaction transaction, Instant at) {}

    /// One topic. Its methods are called with the cell locked.
    final class Topic {
        private final List<Slot> slots = new ArrayList<>();

        void append(Transaction transaction, String key, Map<String, String> headers, byte[] value) {
            slots.add(new Slot(new LogRecord(slots.size(), key, headers, value), transaction, clock.instant()));
        }

        void mark(Transaction transaction) {
            slots.add(new Slot(null, transaction, clock.instant()));
        }

        long highWatermark() {
            return slots.size();
        }

        long stable() {
            for (int i = 0; i < slots.size(); i++) {
                if (slots.get(i).transaction().end == Transaction.End.OPEN) {
                    return i;
                }
            }
            return slots.size();
        }

        List<LogRecord> committed(long from, long to) {
            return slots.subList((int) from, (int) to).stream()
                    .filter(slot -> slot.transaction().end == Transaction.End.COMMITTED && slot.content() != null)
                    .map(Slot::content)
                    .toList();
        }

        long since(Instant time) {
            for (int i = 0; i < slots.size(); i++) {
                if (!slots.get(i).at().isBefore(time)) {
                    return i;
                }
            }
            return stable();
        }
    }

    synchronized void send(String key, byte[] command) {
        var committed = new Transaction();
        committed.end = Transaction.End.COMMITTED;
        commands.append(committed, key, Map.of(), command);
        notifyAll();
    }

    String identity() {
        return identity;
    }

    /// Gives the writer's place to `candidate` if nobody holds it.
    synchronized boolean take(Object candidate) {
        if (holder == null) {
            holder = candidate;
        }
        return holder == candidate;
    }

    synchronized boolean holds(Object candidate) {
        return holder == candidate;
    }

    synchronized void leave(Object candidate) {
        if (holder == candidate) {
            holder = null;
            notifyAll();
        }
    }

    /// What the broker does about a writer that gives no sign of life: its place is free, its transaction stays open.
    synchronized void presumeDead() {
        holder = null;
        notifyAll();
    }

    /// A new writer's epoch; the transaction of the one before is aborted.
    synchronized long initTransactions() {
        if (open != null) {
            finish(open, Transaction.End.ABORTED);
        }
        return ++epoch;
    }

    synchronized long committedCommands() {
        return committedCommands;
    }

    synchronized Transaction stage(long writer, Object candidate, Batch batch, long nextCommand) {
        fence(writer);
        if (!holds(candidate)) {
            throw new WriterFencedException("the place was given to another", null);
        }
        var transaction = new Transaction();
        transaction.nextCommand = nextCommand;
        open = transaction;
        batch.events()
                .forEach(event -> events.append(
                        transaction, event.envelope().tenant().toString(), event.headers(), event.data()));
        batch.answers()
                .forEach(answer -> outcomes.append(
                        transaction, answer.tenant().toString(), Map.of(), CommandCodec.write(answer.outcome())));
        batch.deadLetters()
                .forEach(letter -> deadLetters.append(
                        transaction,
                        letter.command().key(),
                        Map.of("reason", letter.reason()),
                        letter.command().value()));
        return transaction;
    }

    synchronized void commit(long writer, Transaction transaction) {
        fence(writer);
        committedCommands = transaction.nextCommand;
        finish(transaction, Transaction.End.COMMITTED);
    }

    /// Ends what a writer left open when it gave up its place by itself.
    synchronized void abort(long writer) {
        if (writer == epoch && open != null) {
            finish(open, Transaction.End.ABORTED);
        }
    }

    private void finish(Transaction transaction, Transaction.End end) {
        transaction.end = end;
        open = null;
        for (var topic : List.of(events, outcomes, deadLetters)) {
            topic.mark(transaction);
        }
        notifyAll();
    }

    private void fence(long writer) {
        if (writer != epoch) {
            throw new WriterFencedException("epoch %d is over, it is %d".formatted(writer, epoch), null);
        }
    }
}
