/// Envelope encryption: the key-encryption key, and the data keys that it wraps, one file for each secret.
/// What is sealed with them, and where that is kept, is `vault`.
@NullMarked
package io.thecloud.credentials.sealing;

import org.jspecify.annotations.NullMarked;
