package io.thecloud.provisioner.deciding;

import java.time.Duration;

/// What the operator set for this cell.
///
/// @param ports host ports that databases may get
/// @param subnets networks that groups may get
/// @param createWithin how long a creation may take
/// @param deleteWithin how long a deletion may take
/// @param memoryPerDatabase bytes a database's container may use
public record Rules(
        PortRange ports, SubnetPool subnets, Duration createWithin, Duration deleteWithin, long memoryPerDatabase) {}
