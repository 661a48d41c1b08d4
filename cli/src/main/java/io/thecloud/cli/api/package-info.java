/// The HTTP contract from the client's side: requests, repeats, and errors turned into sentences.
/// Which request a command makes is the command's business.
@NullMarked
package io.thecloud.cli.api;

import org.jspecify.annotations.NullMarked;
