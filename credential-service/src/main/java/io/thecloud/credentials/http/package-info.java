/// The internal HTTP calls with which other services ask for passwords.
/// Only holders of the platform's token get past the door; nothing is decided here.
@NullMarked
package io.thecloud.credentials.http;

import org.jspecify.annotations.NullMarked;
