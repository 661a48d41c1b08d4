package io.thecloud.provisioner.agent;

import io.thecloud.provisioner.docker.FoundImage;
import io.thecloud.schema.command.Report.ContainerStarted;
import io.thecloud.schema.command.Report.HealthSeen;
import io.thecloud.schema.command.Report.ImageFound;
import io.thecloud.schema.command.Report.NodeSeen;
import io.thecloud.schema.command.Report.PortFoundTaken;
import io.thecloud.schema.command.Report.QueryAnswered;
import io.thecloud.schema.command.Report.RegisterNode;
import io.thecloud.schema.command.Report.ResourcesGone;
import io.thecloud.schema.command.Report.StepDelayed;
import io.thecloud.schema.command.Report.StepFailed;
import io.thecloud.schema.command.Report.SubnetFoundTaken;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;

/// What this agent says, in its node's name. Every method may throw [ReportNotSentException].
final class Reports {
    private static final int LONGEST_TEXT = 1000;

    private final NodeId node;
    private final String session;
    private final String publishAddress;
    private final ReportSink sink;

    Reports(NodeIdentity identity, ReportSink sink) {
        this.node = identity.node();
        this.session = identity.session();
        this.publishAddress = identity.publishAddress();
        this.sink = sink;
    }

    void register(long memoryBytes) {
        sink.send(CellState.PLATFORM, new RegisterNode(node, session, memoryBytes, publishAddress));
    }

    void node(boolean reachable, String reason) {
        sink.send(CellState.PLATFORM, new NodeSeen(node, session, reachable, clipped(reason)));
    }

    void image(Database.Spec spec, FoundImage image) {
        sink.send(spec.tenant(), new ImageFound(node, session, spec.id(), image.reference(), image.id()));
    }

    void started(Database.Spec spec, String containerId) {
        sink.send(spec.tenant(), new ContainerStarted(node, session, spec.id(), containerId));
    }

    void answered(Database.Spec spec, String containerId, String serverVersion) {
        sink.send(spec.tenant(), new QueryAnswered(node, session, spec.id(), containerId, serverVersion));
    }

    void delayed(Database.Spec spec, String reason) {
        sink.send(spec.tenant(), new StepDelayed(node, session, spec.id(), clipped(reason)));
    }

    void failed(Database.Spec spec, FailureReason reason, String message) {
        sink.send(spec.tenant(), new StepFailed(node, session, spec.id(), reason, clipped(message)));
    }

    void portTaken(Database.Spec spec) {
        sink.send(spec.tenant(), new PortFoundTaken(node, session, spec.id(), spec.port()));
    }

    void subnetTaken(Database.Spec spec) {
        sink.send(spec.tenant(), new SubnetFoundTaken(node, session, spec.id(), spec.subnet()));
    }

    void health(Database.Spec spec, Health health, String reason) {
        sink.send(spec.tenant(), new HealthSeen(node, session, spec.id(), health, clipped(reason)));
    }

    void gone(Database.Spec spec) {
        sink.send(spec.tenant(), new ResourcesGone(node, session, spec.id()));
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
