/// Talks to the credential-service: deposits, openings, discards.
/// No password is kept or logged here.
@NullMarked
package io.thecloud.gateway.credentials;

import org.jspecify.annotations.NullMarked;
