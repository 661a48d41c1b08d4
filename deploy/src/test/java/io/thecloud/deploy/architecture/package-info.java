/// Holds the arrows between modules and packages, and what every file of the project keeps to.
/// The modules' compiled classes are read from their folders, so that no test needs the services as dependencies.
@NullMarked
package io.thecloud.deploy.architecture;

import org.jspecify.annotations.NullMarked;
