/// Typed ids and other small values that name things in the log.
/// No behaviour beyond reading, writing and comparing them lives here.
@NullMarked
package io.thecloud.schema.id;

import org.jspecify.annotations.NullMarked;
