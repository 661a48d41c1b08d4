/// The `cloud db` commands.
/// SQL sessions are in `sql`.
@NullMarked
package io.thecloud.cli.database;

import org.jspecify.annotations.NullMarked;
