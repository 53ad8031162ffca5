using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;

namespace Portal.Web.Features.Workflows;

/// <summary>The workflows with their gates as a file, with the filters of the page.</summary>
public static class WorkflowEndpoints
{
    static readonly ExportColumn<WorkflowRow>[] Columns =
    [
        new("name", row => row.Workflow.Name), new("label", row => row.Workflow.Label), new("purpose", row => row.Workflow.Purpose), new("gate", row => WorkflowWords.Gate(row.Gate.Gate).Text),
        new("overridden", row => row.Gate.Override is null ? "no" : "yes"), new("since", row => row.Gate.Since), new("fresh", row => row.Gate.Fresh), new("of", row => row.Gate.Of), new("why", row => row.Gate.Why),
    ];

    public static void MapWorkflows(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.WorkflowsExport, Export).RequireAuthorization(Policies.Manager);

    static async Task<IResult> Export(HttpContext http, WorkflowList list, ListExports exports)
    {
        var query = WorkflowQuery.Of(http.Request.Query);
        return await exports.Csv(http, "workflows.exported", new AuditTarget("list", "workflows", "Workflows"), query, Columns, (await list.All(query, http.RequestAborted)).ToAsyncEnumerable());
    }
}
