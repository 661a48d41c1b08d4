package io.thecloud.provisioner.agent;

import io.thecloud.schema.command.Report;
import io.thecloud.schema.id.TenantId;

/// Takes reports to the decider.
@FunctionalInterface
public interface ReportSink {
    /// Returns when the report is safely on its way.
    ///
    /// @throws ReportNotSentException if it is not
    void send(TenantId tenant, Report report);
}
