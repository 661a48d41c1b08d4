/// Child processes that outlive the command that started them: starting, recognising and stopping them.
/// Which processes a platform has is decided in `platform`.
@NullMarked
package io.thecloud.deploy.process;

import org.jspecify.annotations.NullMarked;
