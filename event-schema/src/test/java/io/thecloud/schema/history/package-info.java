/// Logs made up for tests: written event by event, or at random from a seed, always legal.
/// Nothing here knows Kafka; a test that wants these events in a topic writes them there itself.
@NullMarked
package io.thecloud.schema.history;

import org.jspecify.annotations.NullMarked;
