/// The one thing that the machine's operator may ask for with the services' token: a first API key.
/// Users' requests do not come here.
@NullMarked
package io.thecloud.gateway.operator;

import org.jspecify.annotations.NullMarked;
