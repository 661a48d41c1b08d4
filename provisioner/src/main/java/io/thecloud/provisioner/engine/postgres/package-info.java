/// PostgreSQL's recipe: its container, its greeting, and its roles.
/// Nothing here knows which image, official or built here, it runs in.
@NullMarked
package io.thecloud.provisioner.engine.postgres;

import org.jspecify.annotations.NullMarked;
