/// The only place that speaks to a Docker engine.
/// It does what it is told, idempotently, and names what went wrong; what to do is planned elsewhere.
@NullMarked
package io.thecloud.provisioner.docker;

import org.jspecify.annotations.NullMarked;
