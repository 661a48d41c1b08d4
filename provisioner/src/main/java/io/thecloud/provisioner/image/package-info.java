/// Finds the image of an engine's version: present, else pulled, else built on this machine.
/// Whoever runs a container learns a reference and a content id, never which kind of image it got.
@NullMarked
package io.thecloud.provisioner.image;

import org.jspecify.annotations.NullMarked;
