package io.thecloud.gateway.following;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.thecloud.gateway.GatewaySettings;
import io.thecloud.gateway.http.ErrorType;
import io.thecloud.gateway.http.Problem;
import io.thecloud.log.CellLog;
import io.thecloud.log.Follower;
import io.thecloud.log.Fresh;
import io.thecloud.log.History;
import io.thecloud.log.KafkaCellLog;
import io.thecloud.log.Outcomes;
import io.thecloud.log.TopicSetUp;
import io.thecloud.schema.state.CellState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// The gateway's view of the log. It starts without Kafka and follows as soon as that is there.
@ApplicationScoped
public class View {
    private final CellLog log;
    private final History history;
    private final Follower follower;
    private final Outcomes outcomes;
    private final TopicSetUp topics;

    View(GatewaySettings settings) {
        var bootstrap = settings.kafka().bootstrapServers();
        this.log = new KafkaCellLog(bootstrap);
        this.history = new History(log);
        this.follower = new Follower(log, history);
        this.outcomes = new Outcomes(log);
        this.topics = new TopicSetUp(bootstrap);
    }

    void start(@Observes StartupEvent event) {
        topics.start();
        follower.start();
        outcomes.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topics.close();
        outcomes.close();
        follower.close();
        log.close();
    }

    /// The state as it is known now.
    ///
    /// @throws Problem 503 while the log was never read to its end
    public CellState state() {
        if (!follower.caughtUp()) {
            throw Problem.of(
                    ErrorType.UNAVAILABLE,
                    "the log is not read yet: " + trouble().orElse("catching up"));
        }
        return follower.state();
    }

    /// The state at the log's end as of now; stale where Kafka does not say in time where that is.
    ///
    /// @throws Problem 503 while the log was never read to its end
    public Fresh fresh() {
        state();
        return follower.fresh();
    }

    /// Waits for a state; the last one known, if none such came in time.
    public CellState await(Predicate<CellState> condition, Duration limit) {
        try {
            return follower.await(condition, limit);
        } catch (TimeoutException e) { // the caller sees by the state itself that it is not there yet
            return follower.state();
        }
    }

    /// What happened, newest first.
    public History history() {
        return history;
    }

    /// What became of commands.
    public Outcomes outcomes() {
        return outcomes;
    }

    /// The position of the last event read.
    public long position() {
        return follower.state().position();
    }

    /// Whether the log was read to its end, and still is followed.
    public boolean caughtUp() {
        return follower.caughtUp();
    }

    /// Why the gateway cannot do all of its work now, if so.
    public Optional<String> trouble() {
        return follower.trouble()
                .or(() -> outcomes.ready() ? Optional.empty() : Optional.of("the outcomes are not followed yet"));
    }
}
