using System.Globalization;
using Portal.Engine.Audit;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Keeping;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;

namespace Portal.Web.Features.Workflows;

/// <summary>The workflows with their gates, and how one gate was, as files, with the filters of their pages.</summary>
public static class WorkflowEndpoints
{
    static readonly ExportColumn<WorkflowRow>[] Columns =
    [
        new("name", row => row.Workflow.Name), new("label", row => row.Workflow.Label), new("purpose", row => row.Workflow.Purpose), new("gate", row => WorkflowWords.Gate(row.Gate.Gate).Text),
        new("overridden", row => row.Gate.Override is null ? "no" : "yes"), new("since", row => row.Gate.Since), new("fresh", row => row.Gate.Fresh), new("of", row => row.Gate.Of), new("why", row => row.Gate.Why),
    ];

    static readonly ExportColumn<GateTold>[] OfGate =
    [
        new("from", told => told.At), new("gate", told => WorkflowWords.Gate(told.Says).Text), new("why", told => told.Why),
    ];

    public static void MapWorkflows(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Urls.WorkflowsExport, Export).RequireAuthorization(Policies.Manager);
        routes.MapGet(Urls.GateExportRoute, Gate).RequireAuthorization(Policies.Manager);
    }

    static async Task<IResult> Export(HttpContext http, WorkflowList list, ListExports exports)
    {
        var query = WorkflowQuery.Of(http.Request.Query);
        return await exports.Csv(http, "workflows.exported", new AuditTarget("list", "workflows", "Workflows"), query, Columns, (await list.All(query, http.RequestAborted)).ToAsyncEnumerable());
    }

    static async Task<IResult> Gate(string name, HttpContext http, WorkflowRegistry workflows, GateHistory history, ListExports exports)
    {
        if (await workflows.Find(name, http.RequestAborted) is not { } workflow) return Results.NotFound();
        var query = GateQuery.Of(http.Request.Query);
        return await exports.Csv(http, "gates.exported", new AuditTarget("workflow", workflow.Id.ToString(CultureInfo.InvariantCulture), workflow.Label), query, OfGate, history.All(workflow.Id, query.Wanted, http.RequestAborted));
    }
}
