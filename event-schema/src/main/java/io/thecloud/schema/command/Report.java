package io.thecloud.schema.command;

import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.SecretId;

/// What a service saw. A report that does not match the current state is refused as stale.
public sealed interface Report extends Command {

    /// What a node agent saw; counts only while `session` holds the node.
    sealed interface FromNode extends Report {
        /// The node it was seen on.
        NodeId node();

        /// The agent's run that saw it.
        String session();
    }

    /// An agent takes hold of its Docker engine.
    record RegisterNode(NodeId node, String session, long memoryBytes, String publishAddress) implements Report {}

    /// Whether the Docker engine answers; sent on every change and when a decider takes over.
    record NodeSeen(NodeId node, String session, boolean reachable, String reason) implements FromNode {}

    /// The passwords of a database are minted and sealed.
    record CredentialsSealed(DatabaseId database, SecretId secret) implements Report {}

    /// The data key of a database's passwords is destroyed.
    record SecretGone(DatabaseId database, SecretId secret) implements Report {}

    /// The image is on the node.
    record ImageFound(NodeId node, String session, DatabaseId database, String image, String imageId)
            implements FromNode {}

    /// The container runs.
    record ContainerStarted(NodeId node, String session, DatabaseId database, String containerId) implements FromNode {}

    /// A query with the generated credentials was answered over TCP.
    record QueryAnswered(NodeId node, String session, DatabaseId database, String containerId, String serverVersion)
            implements FromNode {}

    /// The agent cannot go on for now.
    record StepDelayed(NodeId node, String session, DatabaseId database, String reason) implements FromNode {}

    /// The agent will never get this one done.
    record StepFailed(NodeId node, String session, DatabaseId database, FailureReason reason, String message)
            implements FromNode {}

    /// Something else listens on the reserved port.
    record PortFoundTaken(NodeId node, String session, DatabaseId database, int port) implements FromNode {}

    /// Some other network overlaps the reserved subnet.
    record SubnetFoundTaken(NodeId node, String session, DatabaseId database, String subnet) implements FromNode {}

    /// A running database's checks changed their result.
    record HealthSeen(NodeId node, String session, DatabaseId database, Health health, String reason)
            implements FromNode {}

    /// Nothing of the database is left on the node.
    record ResourcesGone(NodeId node, String session, DatabaseId database) implements FromNode {}
}
