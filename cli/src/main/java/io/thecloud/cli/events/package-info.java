/// The `cloud events` commands: what happened, newest first.
/// How events come to be is the platform's business.
@NullMarked
package io.thecloud.cli.events;

import org.jspecify.annotations.NullMarked;
