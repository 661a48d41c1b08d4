/// The engines on offer and the rules for naming a database.
/// How an engine is run in a container is the provisioner's business, not this package's.
@NullMarked
package io.thecloud.schema.engine;

import org.jspecify.annotations.NullMarked;
