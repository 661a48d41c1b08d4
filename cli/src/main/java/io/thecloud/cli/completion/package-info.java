/// Scripts that let a shell complete commands and options.
/// They are generated from the commands themselves, never written by hand.
@NullMarked
package io.thecloud.cli.completion;

import org.jspecify.annotations.NullMarked;
