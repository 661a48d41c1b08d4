/// The program `cloud` as a whole: the command line with the platform's own commands added.
/// What the commands do is in the packages below.
@NullMarked
package io.thecloud.deploy;

import org.jspecify.annotations.NullMarked;
