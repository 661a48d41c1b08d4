/// The process that watches primaries and, when one is dead, asks for the promotion of a replica: heartbeats come in,
/// promotion commands go out, and the decider alone decides. So far it follows the log and is ready when it has read
/// it;
/// `docs/failover.md` will say what it does with that, in packages named after it (`suspicion`, `promotion`).
@NullMarked
package io.thecloud.failover;

import org.jspecify.annotations.NullMarked;
