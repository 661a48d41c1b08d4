/// SQL through a database's connection string: one statement over JDBC, or the local `psql`.
/// The `cloud db` commands that do not speak SQL are in `database`.
@NullMarked
package io.thecloud.cli.sql;

import org.jspecify.annotations.NullMarked;
