package io.thecloud.gateway.events;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.thecloud.gateway.access.CurrentCaller;
import io.thecloud.gateway.following.View;
import io.thecloud.gateway.http.Answers;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.id.TenantId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The history of a tenant.
@Path("/events")
@Tag(name = "events")
@RunOnVirtualThread
public class EventResource {
    /// How many events are looked at in one go when most are left out.
    private static final int CHUNK = 1_000;

    private final View view;
    private final EventShape shape;
    private final Answers answers;
    private final CurrentCaller caller;

    EventResource(View view, EventShape shape, Answers answers, CurrentCaller caller) {
        this.view = view;
        this.shape = shape;
        this.answers = answers;
        this.caller = caller;
    }

    /// What happened, newest first.
    @GET
    @Operation(summary = "Lists what happened, newest first; `before` takes a position and gives older ones")
    @APIResponse(
            responseCode = "200",
            description = "in `data`",
            content = @Content(schema = @Schema(implementation = EventJson[].class)))
    public Response list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("before") @Nullable String before,
            @QueryParam("resource_id") @Nullable String resource) {
        var page = Page.of(limit, before, resource);
        var fresh = view.fresh();
        var events = find(caller.get().tenant(), page).stream().map(shape::of).toList();
        return answers.data(200, events, fresh.stale());
    }

    private List<EventEnvelope> find(TenantId tenant, Page page) {
        if (page.resource().isEmpty()) {
            return view.history().newest(tenant, page.limit(), page.before());
        }
        var wanted = page.resource().get();
        var found = new ArrayList<EventEnvelope>(page.limit());
        var chunk = view.history().newest(tenant, CHUNK, page.before());
        while (!chunk.isEmpty() && found.size() < page.limit()) {
            chunk.stream()
                    .filter(event -> Resource.of(event.event()).id().equals(wanted))
                    .limit(page.limit() - found.size())
                    .forEach(found::add);
            chunk = chunk.size() < CHUNK
                    ? List.of()
                    : view.history()
                            .newest(
                                    tenant,
                                    CHUNK,
                                    OptionalLong.of(chunk.getLast().sequence()));
        }
        return found;
    }
}
