package io.thecloud.deploy.image;

/// The two images that can serve one version of an engine.
///
/// @param official from a registry
/// @param local built here from packages, where no registry answers
public record ImageChoice(String engine, String version, String official, String local) {}
