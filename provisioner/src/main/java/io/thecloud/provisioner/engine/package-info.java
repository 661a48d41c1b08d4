/// What every engine's recipe gives: how its container is made and how it is brought to its first answer.
/// Each engine has a package of its own below; Docker itself is not known here.
@NullMarked
package io.thecloud.provisioner.engine;

import org.jspecify.annotations.NullMarked;
