/// Who opened which secret, and who was refused, on `cloud.audit`.
/// No password and no token ever enters a record.
@NullMarked
package io.thecloud.credentials.audit;

import org.jspecify.annotations.NullMarked;
