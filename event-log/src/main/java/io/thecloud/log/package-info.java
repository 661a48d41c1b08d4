/// The one log of a cell: reading it, following it, and deciding into it, one writer at a time.
/// What the events mean is `schema`; what is decided is each service's own.
@NullMarked
package io.thecloud.log;

import org.jspecify.annotations.NullMarked;
