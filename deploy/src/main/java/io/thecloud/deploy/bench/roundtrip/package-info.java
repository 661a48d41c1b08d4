/// Commands on their way through Kafka and the decider, beside plain records on their way through Kafka.
/// The one place of the benchmark that knows Kafka's client.
@NullMarked
package io.thecloud.deploy.bench.roundtrip;

import org.jspecify.annotations.NullMarked;
