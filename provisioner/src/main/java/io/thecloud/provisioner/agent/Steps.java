package io.thecloud.provisioner.agent;

import io.thecloud.log.Follower;
import io.thecloud.provisioner.docker.DockerNode;
import io.thecloud.provisioner.docker.DockerRefusedException;
import io.thecloud.provisioner.engine.EngineRecipe;
import io.thecloud.provisioner.engine.Role;
import io.thecloud.provisioner.image.ImageSource;
import io.thecloud.provisioner.image.ImageUnavailableException;
import io.thecloud.provisioner.planning.Step;
import io.thecloud.provisioner.secret.CredentialService;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/// Carries out one step of a plan.
final class Steps {
    private static final Logger LOG = Logger.getLogger(Steps.class);

    private final Follower follower;
    private final DockerNode docker;
    private final ImageSource images;
    private final Map<Engine, EngineRecipe> recipes;
    private final CredentialService credentials;
    private final FirstAnswer firstAnswer;
    private final Reports reports;

    Steps(
            Follower follower,
            DockerNode docker,
            ImageSource images,
            Map<Engine, EngineRecipe> recipes,
            CredentialService credentials,
            Reports reports) {
        this.follower = follower;
        this.docker = docker;
        this.images = images;
        this.recipes = recipes;
        this.credentials = credentials;
        this.firstAnswer = new FirstAnswer(follower, docker);
        this.reports = reports;
    }

    void carryOut(Step step, Database database)
            throws ImageUnavailableException, EngineExitedException, SQLException, IOException, InterruptedException {
        var spec = database.spec();
        var recipe = Objects.requireNonNull(recipes.get(spec.engine()), "every engine has a recipe");
        switch (step) {
            case FIND_IMAGE ->
                reports.image(spec, images.find(recipe, spec.version(), progress -> reports.delayed(spec, progress)));
            case CREATE_NETWORK -> docker.createNetwork(spec);
            case CREATE_VOLUME -> docker.createVolume(spec);
            case CREATE_CONTAINER -> createContainer(database, recipe);
            case FIRST_START -> firstStart(spec, recipe);
            case START -> startAgain(spec, recipe);
            case SET_UP -> setUp(spec, recipe);
            case REPORT_CONTAINER -> reports.started(spec, containerId(spec));
            case REPORT_VOLUME_LOST -> reportVolumeLost(database);
            case REMOVE_CONTAINER -> docker.removeContainer(spec.id());
            case REMOVE_VOLUME -> docker.removeVolume(spec.id());
            case REMOVE_NETWORK -> docker.removeNetwork(spec);
            case REPORT_GONE -> reports.gone(spec);
        }
    }

    private void reportVolumeLost(Database database) {
        var said = database.lifecycle() instanceof Running running && running.health() == Health.UNREACHABLE;
        if (!said) {
            reports.health(
                    database.spec(),
                    Health.UNREACHABLE,
                    "its volume is gone from the node; no empty one is put in its place");
        }
    }

    private void createContainer(Database database, EngineRecipe recipe) {
        var spec = database.spec();
        var imageId = Objects.requireNonNull(database.instance().imageId(), "planned after the image is known");
        requireFree(spec);
        docker.createContainer(spec, imageId, recipe.container(spec));
    }

    private void firstStart(Database.Spec spec, EngineRecipe recipe) throws IOException {
        var oneTime = credentials.open(spec, Role.BOOTSTRAP, "first start");
        copyFiles(spec, recipe, oneTime);
        startUnlessOutOfDate(spec);
        reports.started(spec, containerId(spec));
    }

    private void startAgain(Database.Spec spec, EngineRecipe recipe) {
        copyFiles(spec, recipe, "none\n");
        docker.restartUnlessStopped(spec);
        startUnlessOutOfDate(spec);
    }

    /// Before every start, since a run of the agent may have ended between making the container and filling it. The
    /// entrypoint reads the password file at every start; what it says counts at the first one only.
    private void copyFiles(Database.Spec spec, EngineRecipe recipe, String password) {
        var container = recipe.container(spec);
        var files = new HashMap<>(container.files());
        files.put(container.bootstrapFile(), password);
        docker.copyInto(spec, files);
    }

    /// Nothing is started on old news: the log is read to its end first.
    private void startUnlessOutOfDate(Database.Spec spec) {
        if (follower.fresh().stale()) {
            throw new LogOutOfReachException();
        }
        docker.start(spec);
    }

    private void setUp(Database.Spec spec, EngineRecipe recipe)
            throws EngineExitedException, SQLException, IOException, InterruptedException {
        // While the engine initialises: passwords, verifiers, the container's id.
        var prepared = recipe.prepare(spec, role -> credentials.open(spec, role, "set up"));
        var container = containerId(spec);
        while (firstAnswer.await(spec, recipe)) {
            try {
                var version = prepared.run();
                docker.restartUnlessStopped(spec);
                reports.answered(spec, container, version);
                firstAnswer.awaitDecision(spec);
                return;
            } catch (SQLException e) {
                if (!recipe.isStartingUp(e)) {
                    throw e;
                }
                if (firstAnswer.noLongerWanted(spec)) {
                    return;
                }
            }
        }
    }

    private String containerId(Database.Spec spec) {
        var container = docker.container(spec.id());
        if (container == null) {
            throw new DockerRefusedException("the container is gone");
        }
        return container.id();
    }

    private static void requireFree(Database.Spec spec) {
        try (var probe = new ServerSocket(spec.port(), 1, InetAddress.getByName(spec.address()))) {
            LOG.tracef("port free address=%s", probe.getLocalSocketAddress());
        } catch (IOException e) {
            throw new PortTakenException(spec.port());
        }
    }
}
