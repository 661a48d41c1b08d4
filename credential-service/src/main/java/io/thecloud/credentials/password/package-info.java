/// Passwords, the roles they belong to, and how they are made.
/// Nothing here knows how they are sealed or who may see them.
@NullMarked
package io.thecloud.credentials.password;

import org.jspecify.annotations.NullMarked;
