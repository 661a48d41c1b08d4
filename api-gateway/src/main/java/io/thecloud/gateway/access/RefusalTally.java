package io.thecloud.gateway.access;

import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.state.CellState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts refused attempts, one line for each reason and tenant however many there are: whoever keeps trying cannot
/// fill a topic.
final class RefusalTally {
    private final Map<Key, Line> lines = new TreeMap<>();

    private record Key(TenantId tenant, Admission.Reason reason) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTenant = tenant.compareTo(other.tenant);
            return byTenant != 0 ? byTenant : reason.compareTo(other.reason);
        }
    }

    /// What happened since the last time the tally was taken.
    ///
    /// @param tenant whose key it was; the platform's own when it was nobody's
    /// @param first when the first of them came
    /// @param last when the last of them came
    record Line(TenantId tenant, Admission.Reason reason, long count, Instant first, Instant last) {
        private Line oneMore(Instant at) {
            return new Line(tenant, reason, count + 1, first, at);
        }
    }

    synchronized void add(Admission.Denied denied, Instant at) {
        var tenant = denied.tenant().orElse(CellState.PLATFORM);
        lines.compute(
                new Key(tenant, denied.reason()),
                (key, line) -> line == null ? new Line(tenant, denied.reason(), 1, at, at) : line.oneMore(at));
    }

    /// All lines; the tally starts anew.
    synchronized Collection<Line> take() {
        var taken = List.copyOf(lines.values());
        lines.clear();
        return taken;
    }
}
