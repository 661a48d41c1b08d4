/// The command line's frame: the root command, its global options, exit statuses and the terminal.
/// Each group of commands has a package of its own; nothing here or below knows anything of the platform but its HTTP
/// contract.
@NullMarked
package io.thecloud.cli;

import org.jspecify.annotations.NullMarked;
