/// The embedded broker's settings and the formatting of its folder.
/// It runs as a process like the services; this package links no class of Kafka.
@NullMarked
package io.thecloud.deploy.kafka;

import org.jspecify.annotations.NullMarked;
