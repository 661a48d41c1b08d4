/// Writes `docs/events.md` from the vocabulary's own sources.
/// What the types mean is said there, in their Javadoc, and nowhere else.
@NullMarked
package io.thecloud.schema.docs;

import org.jspecify.annotations.NullMarked;
