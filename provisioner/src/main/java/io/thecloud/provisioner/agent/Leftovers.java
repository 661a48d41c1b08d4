package io.thecloud.provisioner.agent;

import io.thecloud.provisioner.docker.DockerNode;
import io.thecloud.provisioner.docker.DockerUnreachableException;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.CellState;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/// Containers with our label that no database of the log owns: those of removed databases go, unknown ones are
/// reported and left alone.
final class Leftovers {
    private static final Logger LOG = Logger.getLogger(Leftovers.class);

    private final DockerNode docker;
    private final Set<DatabaseId> said = new HashSet<>();

    Leftovers(DockerNode docker) {
        this.docker = docker;
    }

    void found(Set<DatabaseId> ids, CellState state) {
        for (var id : ids) {
            if (!state.gone().has(id)) {
                if (said.add(id)) {
                    LOG.warnf("a container has our label and no database in the log; left alone database=%s", id);
                }
                continue;
            }
            try {
                docker.removeContainer(id);
                docker.removeVolume(id);
                LOG.infof("removed what was left of a removed database database=%s", id);
            } catch (DockerUnreachableException e) {
                LOG.debugf("tried again at the next tick database=%s", id);
            }
        }
    }
}
