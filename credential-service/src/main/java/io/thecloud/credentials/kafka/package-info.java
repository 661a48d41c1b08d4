/// The Kafka client as this service uses it beside the log: `cloud.secrets` and `cloud.audit`.
/// Events are read by event-log, and commands are sent through the messaging channels.
@NullMarked
package io.thecloud.credentials.kafka;

import org.jspecify.annotations.NullMarked;
