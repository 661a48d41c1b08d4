package io.thecloud.credentials.issuing;

import io.thecloud.schema.command.Report;
import io.thecloud.schema.id.TenantId;

/// Where reports to the decider go.
@FunctionalInterface
public interface Reports {
    /// Sends a report; it is safe when this returns.
    ///
    /// @param correlationId the request behind it
    /// @throws io.thecloud.credentials.vault.UnavailableException if it may not have been sent
    void send(TenantId tenant, String correlationId, Report report);
}
