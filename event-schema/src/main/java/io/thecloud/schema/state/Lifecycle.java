package io.thecloud.schema.state;

import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.Health;
import java.time.Duration;
import java.time.Instant;

/// Where a database is between its request and its end. Each state has only its own legal transitions.
public sealed interface Lifecycle {
    /// The state's name as users see it.
    String status();

    /// Why it is as it is; empty when there is nothing to say.
    String reason();

    /// Being made.
    ///
    /// @param deadline RUNNING or failed by then
    /// @param credentialsIssued whether its passwords exist
    /// @param reason what it waits for; empty while it goes on
    record Creating(Instant deadline, boolean credentialsIssued, String reason) implements Lifecycle, Timed {
        Creating credentials() {
            return new Creating(deadline, true, reason);
        }

        Creating delayed(String why) {
            return new Creating(deadline, credentialsIssued, why);
        }

        Creating progressed() {
            return delayed("");
        }

        Running available() {
            return new Running(Health.HEALTHY, "");
        }

        Failed failed(FailureReason why, String message) {
            return new Failed(why, message, false);
        }

        @Override
        public Creating later(Duration by) {
            return new Creating(deadline.plus(by), credentialsIssued, reason);
        }

        @Override
        public String status() {
            return "CREATING";
        }
    }

    /// Answered a query once; stays so whatever its checks say.
    record Running(Health health, String reason) implements Lifecycle {
        Running observed(Health now, String why) {
            return new Running(now, why);
        }

        Deleting deleting(Instant deadline) {
            return new Deleting(deadline, false, false, "");
        }

        @Override
        public String status() {
            return "RUNNING";
        }
    }

    /// Came to nothing; the row and its name stay until it is removed.
    ///
    /// @param released whether everything made for it is gone from the node
    record Failed(FailureReason code, String message, boolean released) implements Lifecycle {
        Failed resourcesReleased() {
            return new Failed(code, message, true);
        }

        Deleting deleting(Instant deadline) {
            return new Deleting(deadline, released, false, "");
        }

        @Override
        public String status() {
            return "FAILED";
        }

        @Override
        public String reason() {
            return code + ": " + message;
        }
    }

    /// Being removed: gone when its resources are released and its secret is shredded.
    record Deleting(Instant deadline, boolean released, boolean shredded, String reason) implements Lifecycle, Timed {
        Deleting resourcesReleased() {
            return new Deleting(deadline, true, shredded, reason);
        }

        Deleting secretShredded() {
            return new Deleting(deadline, released, true, reason);
        }

        Failed failed(FailureReason why, String message) {
            return new Failed(why, message, released);
        }

        @Override
        public Deleting later(Duration by) {
            return new Deleting(deadline.plus(by), released, shredded, reason);
        }

        @Override
        public String status() {
            return "DELETING";
        }
    }

    /// A state that ends by itself when its time is up.
    sealed interface Timed {
        /// When it ends.
        Instant deadline();

        /// The same state with more time.
        Lifecycle later(Duration by);
    }
}
