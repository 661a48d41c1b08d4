package io.thecloud.gateway.commands;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.thecloud.gateway.GatewaySettings;
import io.thecloud.gateway.following.View;
import io.thecloud.gateway.http.ErrorType;
import io.thecloud.gateway.http.Problem;
import io.thecloud.gateway.http.RequestIds;
import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.command.Refusal.KeyReused;
import io.thecloud.schema.command.Request;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/// Sends commands and waits for what the decider makes of them.
@ApplicationScoped
public class Commands {
    private static final Logger LOG = Logger.getLogger(Commands.class);
    private static final int WAITING_TO_BE_SENT = 1024;

    private final Emitter<byte[]> topic;
    private final View view;
    private final GatewaySettings settings;
    private final RequestIds requestIds;
    private final InstantSource clock;

    Commands(
            @Channel("commands") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING_TO_BE_SENT)
                    Emitter<byte[]> topic,
            View view,
            GatewaySettings settings,
            RequestIds requestIds,
            InstantSource clock) {
        this.topic = topic;
        this.view = view;
        this.settings = settings;
        this.requestIds = requestIds;
        this.clock = clock;
    }

    /// Begins the time that a write may take.
    public Deadline deadline() {
        return Deadline.of(clock.instant(), settings.limits().write());
    }

    /// Sends a request and waits for its outcome. What is not answered by the deadline comes to nothing: the command
    /// itself says until when it is valid.
    ///
    /// @throws Problem 503 if no outcome came in time, with the reason
    public Outcome ask(
            CommandId id, TenantId tenant, Actor actor, String bodyHash, Request request, Deadline deadline) {
        if (!view.outcomes().ready()) {
            throw unavailable(view.trouble().orElse("the outcomes are not followed yet"));
        }
        var outcome = view.outcomes().expect(id);
        try {
            var envelope = new CommandEnvelope(
                    id, tenant, actor, requestIds.current(), deadline.start(), deadline.end(), bodyHash, request);
            var sendingFailed = send(envelope);
            // What was decided at the last moment is heard of a little later.
            var patience = deadline.left().plus(settings.limits().outcome());
            CompletableFuture.anyOf(outcome, sendingFailed).get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return checked(outcome.resultNow(), envelope);
        } catch (TimeoutException e) {
            var unheard = decidedUnheard(id, bodyHash, request);
            if (unheard.isPresent()) {
                return unheard.get();
            }
            throw unavailable(view.trouble().orElse("no decider answered; the provisioner may not be running"));
        } catch (ExecutionException | IllegalStateException e) {
            LOG.warnf(
                    "a command could not be sent command=%s type=%s cause=%s",
                    id, request.getClass().getSimpleName(), e);
            throw unavailable("Kafka did not take the command");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the gateway is stopping");
        } finally {
            view.outcomes().forget(id);
        }
    }

    /// While Kafka comes back, the log may show what was decided before its outcome is read. Only a creation is looked
    /// for: everything else can be asked for again without harm.
    private Optional<Outcome> decidedUnheard(CommandId id, String bodyHash, Request request) {
        if (!(request instanceof Request.CreateDatabase create)) {
            return Optional.empty();
        }
        var state = view.fresh().state();
        return state.database(create.database())
                .map(made -> new Outcome(id, made.spec().createdAt(), bodyHash, state.position(), null));
    }

    /// Fails if the command could not be sent; never completes otherwise.
    private CompletableFuture<Outcome> send(CommandEnvelope envelope) {
        var failed = new CompletableFuture<Outcome>();
        topic.send(Message.of(CommandCodec.write(envelope))
                .addMetadata(OutgoingKafkaRecordMetadata.builder()
                        .withKey(envelope.tenant().toString())
                        .build())
                .withNack(why -> {
                    failed.completeExceptionally(why);
                    return CompletableFuture.completedFuture(null);
                }));
        return failed;
    }

    /// Two requests with one key may wait side by side for one id: the outcome says whose it is.
    private static Outcome checked(Outcome outcome, CommandEnvelope sent) {
        return outcome.bodyHash().equals(sent.bodyHash())
                ? outcome
                : new Outcome(
                        sent.id(), outcome.decidedAt(), sent.bodyHash(), outcome.position(), new KeyReused(sent.id()));
    }

    private static Problem unavailable(String reason) {
        return Problem.of(ErrorType.UNAVAILABLE, "the request was not decided in time and comes to nothing: " + reason);
    }
}
