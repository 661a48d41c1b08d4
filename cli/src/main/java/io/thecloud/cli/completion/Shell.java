package io.thecloud.cli.completion;

/// The shells that can be taught.
enum Shell {
    BASH,
    ZSH,
    FISH
}
