/// The platform's folder: where everything lies, which ports were chosen, and who may change it now.
/// What runs is in `process`; the user's config.json is the command line's.
@NullMarked
package io.thecloud.deploy.home;

import org.jspecify.annotations.NullMarked;
