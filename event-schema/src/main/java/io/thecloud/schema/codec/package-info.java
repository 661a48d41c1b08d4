/// How commands, outcomes and events are written as bytes, and the hash chain over the events.
/// No meaning is given to them here, and no Kafka is known.
@NullMarked
package io.thecloud.schema.codec;

import org.jspecify.annotations.NullMarked;
