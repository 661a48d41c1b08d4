package io.thecloud.provisioner.deciding;

import io.thecloud.log.Decided;
import io.thecloud.log.Decision;
import io.thecloud.log.Decision.Accepted;
import io.thecloud.log.Decision.Refused;
import io.thecloud.schema.command.Refusal.Stale;
import io.thecloud.schema.command.Report.ContainerStarted;
import io.thecloud.schema.command.Report.FromNode;
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
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.event.PlatformEvent.NodeReported;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Node;
import java.util.List;
import java.util.function.Function;

/// Decides what node agents report. Only the session that holds the node is heard.
final class NodeReports {
    private final InstanceReports instances;

    NodeReports(Addresses addresses) {
        this.instances = new InstanceReports(addresses);
    }

    Decision register(CellState state, RegisterNode report) {
        var held = state.node(report.node())
                .filter(node -> node.session().equals(report.session()))
                .isPresent();
        return held
                ? new Accepted(List.of())
                : new Accepted(List.of(new Decided(
                        CellState.PLATFORM,
                        new NodeRegistered(
                                report.node(), report.session(), report.memoryBytes(), report.publishAddress()))));
    }

    Decision decide(CellState state, FromNode report) {
        var node = state.node(report.node());
        if (node.isEmpty() || !node.get().session().equals(report.session())) {
            return stale("another session holds the node");
        }
        return switch (report) {
            case NodeSeen r -> seen(node.get(), r);
            case ImageFound r -> about(state, r, r.database(), d -> instances.image(d, r));
            case ContainerStarted r -> about(state, r, r.database(), d -> instances.started(d, r));
            case QueryAnswered r -> about(state, r, r.database(), d -> instances.answered(d, r));
            case StepDelayed r -> about(state, r, r.database(), d -> instances.delayed(d, r));
            case StepFailed r -> about(state, r, r.database(), d -> instances.failed(d, r));
            case PortFoundTaken r -> about(state, r, r.database(), d -> instances.portTaken(node.get(), d, r));
            case SubnetFoundTaken r -> about(state, r, r.database(), d -> instances.subnetTaken(node.get(), d, r));
            case HealthSeen r -> about(state, r, r.database(), d -> instances.health(d, r));
            case ResourcesGone r -> about(state, r, r.database(), instances::released);
        };
    }

    private static Decision seen(Node node, NodeSeen report) {
        var known = node.reported()
                && node.reachable() == report.reachable()
                && node.reason().equals(report.reason());
        return known
                ? new Accepted(List.of())
                : new Accepted(List.of(new Decided(
                        CellState.PLATFORM, new NodeReported(node.id(), report.reachable(), report.reason()))));
    }

    private static Decision about(
            CellState state, FromNode report, DatabaseId id, Function<Database, Decision> decide) {
        return state.database(id)
                .filter(database -> database.spec().node().equals(report.node()))
                .map(decide)
                .orElseGet(() -> stale("there is no such database on the node"));
    }

    static Decision stale(String why) {
        return new Refused(new Stale(why));
    }
}
