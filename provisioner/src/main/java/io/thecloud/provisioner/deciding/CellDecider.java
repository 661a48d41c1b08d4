package io.thecloud.provisioner.deciding;

import io.thecloud.log.Decided;
import io.thecloud.log.Decider;
import io.thecloud.log.Decision;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.command.Request;
import io.thecloud.schema.event.PlatformEvent.DeciderTookOver;
import io.thecloud.schema.state.CellState;
import java.time.Instant;
import java.util.List;

/// Decides everything that happens in a cell.
public final class CellDecider implements Decider {
    private final Requests requests;
    private final NodeReports nodeReports;
    private final SecretReports secretReports;

    /// @param rules what the operator set
    public CellDecider(Rules rules) {
        this.requests = new Requests(rules);
        this.nodeReports = new NodeReports(new Addresses(rules));
        this.secretReports = new SecretReports();
    }

    @Override
    public Decision decide(CellState state, CommandEnvelope envelope, Instant now) {
        return switch (envelope.command()) {
            case Request request -> requests.decide(state, envelope, request, now);
            case Report.FromNode report -> nodeReports.decide(state, report);
            case Report.RegisterNode report -> nodeReports.register(state, report);
            case Report.CredentialsSealed report -> secretReports.sealed(state, report);
            case Report.SecretGone report -> secretReports.gone(state, report);
        };
    }

    @Override
    public List<Decided> due(CellState state, Instant now) {
        return Deadlines.due(state, now);
    }

    @Override
    public List<Decided> tookOver(CellState state, String decider, Instant now) {
        var previous = state.position() == 0 ? now : state.lastEventAt();
        return List.of(new Decided(CellState.PLATFORM, new DeciderTookOver(decider, previous)));
    }
}
