/// Tables, JSON and YAML on standard output; progress and colours on terminals.
/// What the columns mean is the command's business.
@NullMarked
package io.thecloud.cli.output;

import org.jspecify.annotations.NullMarked;
