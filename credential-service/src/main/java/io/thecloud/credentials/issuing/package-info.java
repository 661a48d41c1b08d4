/// What this service does by itself, because the log says so: minting, shredding, and discarding what nobody refers to.
/// How a password is sealed or destroyed is `vault`.
@NullMarked
package io.thecloud.credentials.issuing;

import org.jspecify.annotations.NullMarked;
