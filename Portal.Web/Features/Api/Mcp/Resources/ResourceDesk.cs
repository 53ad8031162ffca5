using Portal.Web.Features.Api.Ages;
using System.Globalization;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Agents.Use;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Tools;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Mcp.Resources;

/// <summary>What a client may put before a model by itself. Each says how long it may be kept: never beyond the moment at which something in it becomes older than promised.</summary>
sealed class ResourceDesk(SeenWorkflows seen, GateDesk desk, FreshnessBoard board, ListEntities list, ApiQuestion question, TimeProvider clock)
{
    const string Kind = "mcp.resource", Json = "application/json";

    const string Entities = "portal://entities", Below = $"{Entities}/", Workflows = "portal://workflows/", Gate = "/gate";

    static readonly TimeSpan LongestKept = TimeSpan.FromMinutes(5), LongestKeptGate = TimeSpan.FromMinutes(1);

    public async Task<ListResourcesResult> List(AgentPass pass, TimeSpan keep, CancellationToken stop)
    {
        var (now, at) = (await board.Now(stop), clock.GetUtcNow());
        var found = new List<Resource> { new() { Uri = Entities, Name = "entities", Title = "Entities", Description = "What there is to ask for, and how fresh it is.", MimeType = Json, Annotations = Noted(1, null) } };
        found.AddRange(pass.Model.Entities.Select(entity => new Resource
        {
            Uri = $"{Below}{Uri.EscapeDataString(entity.Name)}", Name = entity.Name, Title = entity.Label, MimeType = Json,
            Description = $"The fields of {entity.Name}, and how fresh each is.", Annotations = Noted(0.7f, AnswerAge.Of(entity, null, now, at).AsOf),
        }));
        found.AddRange((await seen.Of(pass, stop)).Select(workflow => new Resource
        {
            Uri = $"{Workflows}{Uri.EscapeDataString(workflow.Name)}{Gate}", Name = $"{workflow.Name} gate", Title = workflow.Label, MimeType = Json,
            Description = $"Whether {workflow.Name} may run now, and what is in its way.", Annotations = Noted(0.9f, null),
        }));
        return new ListResourcesResult { Resources = found, TimeToLive = keep, CacheScope = CacheScope.Private };
    }

    public static ListResourceTemplatesResult Templates(TimeSpan keep) => new()
    {
        ResourceTemplates =
        [
            new() { UriTemplate = $"{Below}{{name}}", Name = "entity", Title = "An entity", Description = "The fields of an entity, and how fresh each is.", MimeType = Json, Annotations = Noted(0.7f, null) },
            new() { UriTemplate = $"{Workflows}{{name}}{Gate}", Name = "gate", Title = "The gate of a workflow", Description = "Whether a workflow may run now, and what is in its way.", MimeType = Json, Annotations = Noted(0.9f, null) },
        ],
        TimeToLive = keep,
        CacheScope = CacheScope.Private,
    };

    public async Task<ReadResourceResult> Read(HttpContext http, string address, CancellationToken stop)
    {
        var pass = http.Question()!.Pass;
        var now = await board.Now(stop);
        var at = clock.GetUtcNow();
        if (await Find(pass, address, now, at, stop) is not var (told, until, entity))
        {
            await question.Account(http, Kind, read => read with { Answer = AgentAnswer.Refused });
            throw new McpProtocolException(new ResourceUnknown(address).Message, McpErrorCode.ResourceNotFound);
        }

        await question.Account(http, Kind, read => told.On(read with { Entity = entity }, at));
        var kept = until > at ? until - at : TimeSpan.Zero;
        var meta = new JsonObject { ["ttlSeconds"] = (long)kept.TotalSeconds, ["goodUntil"] = until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };
        return new ReadResourceResult
        {
            Contents = [new TextResourceContents { Uri = address, MimeType = Json, Text = told.Answer.GetRawText(), Meta = meta }],
            TimeToLive = kept,
            CacheScope = CacheScope.Private,
        };
    }

    async Task<(Told Told, DateTimeOffset Until, string? Entity)?> Find(AgentPass pass, string address, FreshnessNow now, DateTimeOffset at, CancellationToken stop)
    {
        if (address == Entities)
            return (await list.Call(pass, Asking.Given.Nothing, stop)).Succeeded(out var all, out _) ? (all, Until(pass.Model.Entities, now, at), null) : null;
        if (address.StartsWith(Below, StringComparison.Ordinal))
        {
            if (pass.Model.Find(Uri.UnescapeDataString(address[Below.Length..])) is not { } entity) return null;
            var picture = EntityPicture.Of(entity, now, at);
            return (new Told(AnswerJson.Of(picture), picture.Freshness, [.. picture.Fields.Select(field => field.Name)]), Until([entity], now, at), entity.Name);
        }

        if (!address.StartsWith(Workflows, StringComparison.Ordinal) || !address.EndsWith(Gate, StringComparison.Ordinal) || address.Length < Workflows.Length + Gate.Length) return null;
        if (!(await seen.Look(pass, Uri.UnescapeDataString(address[Workflows.Length..^Gate.Length]), stop)).Succeeded(out var workflow, out _)) return null;
        var gate = GatePicture.Of(await desk.Ask(workflow, stop));
        return (new Told(AnswerJson.Of(gate), gate.Freshness, []), Until(workflow, now, at), null);
    }

    static DateTimeOffset Until(IEnumerable<ScopedEntity> entities, FreshnessNow now, DateTimeOffset at)
    {
        var latest = at + LongestKept;
        var next = entities.SelectMany(entity => entity.Fields.Select(field => FieldFreshness.Of(entity, field.Name, now, at).NextChange)).Min();
        return next < latest ? next.Value : latest;
    }

    static DateTimeOffset Until(Workflow workflow, FreshnessNow now, DateTimeOffset at) =>
        Engine.Workflows.Gates.Gate.Turns(workflow, now, at, at + LongestKeptGate).Append(at + LongestKeptGate).Min();

    static Annotations Noted(float priority, DateTimeOffset? verified) => new() { Audience = [Role.Assistant, Role.User], Priority = priority, LastModified = verified };
}
