/// What the gateway's tests run against: a real broker, a small decider, and a stand-in for the credential-service.
/// No test lives here.
@NullMarked
package io.thecloud.gateway.platform;

import org.jspecify.annotations.NullMarked;
