/// Where the address, the key and the habits come from: flags, environment, config.json.
/// What is done with them is not decided here.
@NullMarked
package io.thecloud.cli.config;

import org.jspecify.annotations.NullMarked;
