/// Database images on this machine: which are there, and how the default one gets there.
/// What the platform runs in them is the provisioner's business.
@NullMarked
package io.thecloud.deploy.image;

import org.jspecify.annotations.NullMarked;
