/// Creating, showing, connecting to and removing databases over HTTP.
/// Nothing is decided here: requests become commands, and answers are read from the folded log.
@NullMarked
package io.thecloud.gateway.databases;

import org.jspecify.annotations.NullMarked;
