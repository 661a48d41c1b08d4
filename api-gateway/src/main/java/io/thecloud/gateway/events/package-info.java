/// The history of a tenant as JSON, newest first.
/// Where the events come from is the log's business.
@NullMarked
package io.thecloud.gateway.events;

import org.jspecify.annotations.NullMarked;
