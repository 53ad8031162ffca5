using Portal.Web.Features.Api.Book;
using Portal.Web.Platform;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api;

/// <summary>What agents ask of workflows and of freshness. None of it reads a record, so it is answered when those of the day are used up too.</summary>
public static class ApiFeature
{
    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete];

    public static IServiceCollection AddWorkflowApi(this IServiceCollection services) => services
        .AddSingleton<ApiBook>()
        .AddSingleton<SeenWorkflows>()
        .AddSingleton<ApiQuestion>()
        .AddSingleton<GateWait>()
        .AddSingleton<ChangesWait>()
        .AddSingleton<GateEndpoint>()
        .AddSingleton<TriggerEndpoints>()
        .AddSingleton<WorkflowListEndpoint>()
        .AddSingleton<FreshnessEndpoint>();

    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.ApiDocument, (HttpContext http) => ApiBook.Serve(http)).AllowAnonymous();

    public static void MapWorkflowApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("").RequireAuthorization(Policies.Agent).WithMetadata(new ReadsNoRecords()).DisableAntiforgery().AddEndpointFilter<RouteGroupBuilder, ApiFaults>().AddEndpointFilter(Takes.Check);
        api.MapGet(Urls.ApiWorkflows, (HttpContext http, WorkflowListEndpoint workflows) => workflows.List(http)).WithMetadata(new Takes());
        api.MapGet(Urls.ApiGateRoute, (HttpContext http, GateEndpoint gate, string name, string? wait) => gate.Ask(http, name, wait)).WithMetadata(new Takes("wait"));
        api.MapPost(Urls.ApiTriggersRoute, (HttpContext http, TriggerEndpoints triggers, string name) => triggers.Send(http, name)).WithMetadata(new Takes());
        api.MapGet(Urls.ApiTriggersRoute, (HttpContext http, TriggerEndpoints triggers, string name, string? after) => triggers.Fetch(http, name, after)).WithMetadata(new Takes("after"));
        api.MapDelete(Urls.ApiTriggerRoute, (HttpContext http, TriggerEndpoints triggers, string name, string id) => triggers.Taken(http, name, id)).WithMetadata(new Takes());
        // With a key that is good a path that is not there is no matter of the key.
        api.MapMethods(Urls.ApiNowhere, Methods, (HttpContext http, ApiQuestion question) => question.Refuse(http, "nowhere", new PathUnknown(http.Request.Method)));
        api.MapGet(Urls.ApiFreshness, (HttpContext http, FreshnessEndpoint freshness, string? entity) => freshness.Tell(http, entity)).WithMetadata(new Takes("entity"));
    }
}
