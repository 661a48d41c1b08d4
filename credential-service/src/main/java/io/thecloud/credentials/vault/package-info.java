/// Sealed passwords as they lie in `cloud.secrets`, and all that may be done to them: mint, deposit, open, shred.
/// Keys are `sealing`, and when to do what is `issuing`.
@NullMarked
package io.thecloud.credentials.vault;

import org.jspecify.annotations.NullMarked;
