package io.thecloud.provisioner.docker;

/// An image on the node.
///
/// @param reference what it was found under
/// @param id Docker's content id (`sha256:…`)
public record FoundImage(String reference, String id) {}
