package io.thecloud.provisioner.agent;

import io.thecloud.schema.id.NodeId;

/// Which node this agent drives, and which run of it this is.
///
/// @param session new for each run
/// @param publishAddress where host ports are bound
public record NodeIdentity(NodeId node, String session, String publishAddress) {}
