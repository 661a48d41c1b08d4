/// How every answer looks: envelopes, error types, request ids, strict bodies and preferences.
/// What is answered is the other packages' business; no state and no log is known here.
@NullMarked
package io.thecloud.gateway.http;

import org.jspecify.annotations.NullMarked;
