/// Asks credential-service for passwords.
/// They are handed through to the engine and kept nowhere.
@NullMarked
package io.thecloud.provisioner.secret;

import org.jspecify.annotations.NullMarked;
