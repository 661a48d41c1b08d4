package io.thecloud.credentials.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Writes audit records to `cloud.audit`, off the asker's thread: an opening does not wait for Kafka. While Kafka is
/// away they wait here, at most [#KEPT] of them; what does not fit is in the service's own log.
public final class AuditLog implements AutoCloseable {
    /// The topic's name.
    public static final String TOPIC = "cloud.audit";

    static final int KEPT = 10_000;

    private static final Logger LOG = Logger.getLogger(AuditLog.class);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Sink sink;
    private final InstantSource clock;
    private final BlockingQueue<AuditEntry> entries = new ArrayBlockingQueue<>(KEPT);
    private final Refusals refusals = new Refusals();
    private final Deque<AuditRecord> unwritten = new ArrayDeque<>();
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().daemon().name("audit").unstarted(this::run);
    private volatile boolean closing;
    private boolean away;

    /// Where records go.
    @FunctionalInterface
    public interface Sink {
        /// Writes one record; completes when it is safe.
        CompletableFuture<?> send(String key, byte[] value);
    }

    public AuditLog(Sink sink, InstantSource clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /// Begins to write.
    public void start() {
        thread.start();
    }

    /// Notes an entry; never waits.
    public void note(AuditEntry entry) {
        if (!entries.offer(entry)) {
            lost.incrementAndGet();
            LOG.errorf("an audit record does not fit and is here only entry=%s", entry);
        }
    }

    /// How many records were written to the service's log alone.
    public long lost() {
        return lost.get();
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join(PAUSE.plus(PAUSE));
    }

    private void run() {
        try {
            while (!closing) {
                take();
                unwritten.addAll(refusals.due(clock.instant()));
                if (!write()) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            entries.forEach(this::sort);
            unwritten.addAll(refusals.all());
            var _ = write();
        }
    }

    private void take() throws InterruptedException {
        if (unwritten.size() >= KEPT) {
            return;
        }
        var first = entries.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            var more = new ArrayList<AuditEntry>();
            more.add(first);
            entries.drainTo(more, AT_ONCE);
            more.forEach(this::sort);
        }
    }

    private void sort(AuditEntry entry) {
        if (entry.refusal() == null) {
            unwritten.add(AuditRecord.of(entry, clock.instant()));
        } else {
            refusals.add(entry, clock.instant());
        }
    }

    /// @return whether all that waits was written
    private boolean write() {
        var batch = unwritten.stream().limit(AT_ONCE).toList();
        var sent = batch.stream()
                .map(r -> sink.send(r.entry().tenant().toString(), json(r)))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(sent).join();
            batch.forEach(unwritten::remove);
            away = false;
            return true;
        } catch (CompletionException e) {
            if (!away) {
                LOG.warnf("audit records cannot be written; they wait records=%d", unwritten.size());
            }
            away = true;
            return false;
        }
    }

    private static byte[] json(AuditRecord record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit record of ours cannot be written", e);
        }
    }
}
