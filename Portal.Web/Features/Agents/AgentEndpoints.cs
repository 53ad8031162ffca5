using System.Globalization;
using System.Runtime.CompilerServices;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Use;
using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Agents;

/// <summary>The agents as a file, with the filters of the page. Their keys are nowhere in it.</summary>
public static class AgentEndpoints
{
    const int Page = 200;

    static readonly ExportColumn<AgentListing>[] Columns =
    [
        new("id", one => one.Agent.Id), new("name", one => one.Agent.Name), new("purpose", one => one.Agent.Purpose), new("disabled_at", one => one.Agent.DisabledAt), new("expires_at", one => one.Agent.ExpiresAt),
        new("last_used_at", one => one.Agent.LastUsedAt), new("requests_today", one => one.Today.Requests), new("requests_month", one => one.Month.Requests), new("records_month", one => one.Month.Records), new("warnings", one => one.Warnings),
    ];

    static readonly ExportColumn<AgentReadRow>[] OfReads =
    [
        new("at", one => one.At), new("kind", one => one.Kind), new("entity", one => one.Entity), new("fields", one => one.Fields), new("records", one => one.Records), new("answer", one => ReadsQuery.Say(one.Answer)),
        new("worst_verdict", one => ReadsQuery.Worst(one) is { } worst ? VerdictWords.State(worst).Text : null), new("oldest_age_seconds", one => one.OldestAgeSeconds), new("took_microseconds", one => one.TookMicroseconds), new("address", one => one.Address),
    ];

    public static void MapAgents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Urls.AgentsExport, Export).RequireAuthorization(Policies.Admin);
        routes.MapGet(Urls.AgentReadsExportRoute, Reads).RequireAuthorization(Policies.Admin);
    }

    static async Task<IResult> Reads(long agent, HttpContext http, AgentBook book, ListExports exports)
    {
        if (await book.Find(agent, http.RequestAborted) is not { } found) return Results.NotFound();
        var query = ReadsQuery.Of(http.Request.Query);
        return await exports.Csv(http, "agent-reads.exported", new AuditTarget("agent", agent.ToString(CultureInfo.InvariantCulture), found.Agent.Name), query, OfReads, book.AllReads(agent, query.Wanted, http.RequestAborted));
    }

    static Task<IResult> Export(HttpContext http, AgentBook book, ListExports exports)
    {
        var query = AgentQuery.Of(http.Request.Query);
        return exports.Csv(http, "agents.exported", new AuditTarget("list", "agents", "Agents"), query, Columns, All(book, query.Filter(), http.RequestAborted));
    }

    static async IAsyncEnumerable<AgentListing> All(AgentBook book, AgentFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var skip = 0; ; skip += Page)
        {
            var (agents, total) = await book.Page(filter, skip, Page, stop);
            foreach (var agent in agents) yield return agent;
            if (skip + Page >= total) yield break;
        }
    }
}
