/// Measures a platform that is started for it alone, and holds the figures against their goals.
/// Started by `deploy/bench/run`; no command of `cloud` leads here.
@NullMarked
package io.thecloud.deploy.bench;

import org.jspecify.annotations.NullMarked;
