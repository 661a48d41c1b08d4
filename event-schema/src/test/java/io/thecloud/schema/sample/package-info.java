/// One example of every record of the vocabulary, for golden files and for tests that need any value of a type.
/// What belongs to random histories is `history`.
@NullMarked
package io.thecloud.schema.sample;

import org.jspecify.annotations.NullMarked;
