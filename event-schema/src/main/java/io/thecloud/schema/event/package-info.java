/// The vocabulary of the log: every fact the platform ever writes down.
/// What the facts add up to is `state`; how they are written as bytes is `codec`.
@NullMarked
package io.thecloud.schema.event;

import org.jspecify.annotations.NullMarked;
