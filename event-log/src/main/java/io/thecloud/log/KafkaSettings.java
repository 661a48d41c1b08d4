package io.thecloud.log;

import java.time.Duration;

/// Where a cell's log is and how patient its clients are.
///
/// @param bootstrap `host:port`, several with commas
/// @param cell the first part of the topics' names, the deciders' group and the transactional id
/// @param transaction after this long the broker aborts a transaction whose writer is gone
/// @param session after this long without a sign of life a decider's place is given to another
/// @param turn after this long in one turn a decider counts as frozen, and its place is given to another
public record KafkaSettings(String bootstrap, String cell, Duration transaction, Duration session, Duration turn) {
    /// The settings of every platform, but for the address. The session is the shortest that brokers allow by
    /// default; a turn is longer than a commit's longest wait.
    public static KafkaSettings of(String bootstrap) {
        return new KafkaSettings(
                bootstrap, Topics.CELL, Duration.ofSeconds(10), Duration.ofSeconds(6), Duration.ofSeconds(30));
    }

    String topic(String name) {
        return cell + "." + name;
    }

    String commands() {
        return topic("commands");
    }

    String events() {
        return topic("events");
    }

    String outcomes() {
        return topic("outcomes");
    }

    String deadLetters() {
        return topic("dead-letters");
    }

    String group() {
        return cell + "-deciders";
    }

    String transactionalId() {
        return cell + "-decider";
    }
}
