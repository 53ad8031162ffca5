using System.Runtime.CompilerServices;
using Portal.Engine.Agents;
using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;

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

    public static void MapAgents(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.AgentsExport, Export).RequireAuthorization(Policies.Admin);

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
