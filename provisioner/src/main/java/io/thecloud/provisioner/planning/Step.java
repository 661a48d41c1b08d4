package io.thecloud.provisioner.planning;

/// One thing to do on the node. Doing a step twice does no more than doing it once.
public enum Step {
    /// Find, pull or build the image, and report its id.
    FIND_IMAGE,
    /// Make the group's network.
    CREATE_NETWORK,
    /// Make the volume.
    CREATE_VOLUME,
    /// Make the container, with the files its engine reads at the start.
    CREATE_CONTAINER,
    /// Give the engine its one-time password and start it for the first time.
    FIRST_START,
    /// Start a container whose volume has the data already.
    START,
    /// Wait for the engine, give the roles their passwords, ask a query as the user, report.
    SET_UP,
    /// Report the container that serves now.
    REPORT_CONTAINER,
    /// Report that the volume is gone.
    REPORT_VOLUME_LOST,
    /// Remove the container.
    REMOVE_CONTAINER,
    /// Remove the volume with its data.
    REMOVE_VOLUME,
    /// Remove the network.
    REMOVE_NETWORK,
    /// Report that nothing is left.
    REPORT_GONE
}
