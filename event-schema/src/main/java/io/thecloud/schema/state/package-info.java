/// What the log adds up to: immutable state and the one fold that makes it.
/// Nothing is decided here; an event that cannot follow stops the reader.
@NullMarked
package io.thecloud.schema.state;

import org.jspecify.annotations.NullMarked;
