package io.thecloud.provisioner.planning;

import org.jspecify.annotations.Nullable;

/// What Docker shows of one database.
///
/// @param network the subnet of its group's network, or null if there is none
/// @param volume whether its volume exists
/// @param container its container, or null if there is none
public record Observed(
        @Nullable String network, boolean volume, @Nullable Container container) {
    /// Nothing is there.
    public static final Observed NOTHING = new Observed(null, false, null);

    /// Whether nothing is there.
    public boolean isNothing() {
        return equals(NOTHING);
    }

    /// A container as Docker shows it.
    ///
    /// @param id Docker's id
    /// @param imageId the image it was made from
    /// @param hostPort the host port it publishes
    /// @param phase where it is
    /// @param exitCode its last exit code, when it has ended
    public record Container(String id, String imageId, int hostPort, Phase phase, long exitCode) {}

    /// Where a container is in its life.
    public enum Phase {
        /// Never started.
        CREATED,
        /// Its process runs.
        RUNNING,
        /// Its process has ended.
        ENDED
    }
}
