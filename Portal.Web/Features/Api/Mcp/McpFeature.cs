using Microsoft.Net.Http.Headers;
using Portal.Web.Features.Api.Mcp.Resources;
using Portal.Web.Features.Api.Mcp.Tools;
using Portal.Web.Platform;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Mcp;

/// <summary>The same that agents ask over HTTP, as tools and resources for models.</summary>
static class McpFeature
{
    public static IServiceCollection AddMcp(this IServiceCollection services) => services
        .AddSingleton<McpDoor>()
        .AddSingleton<McpEndpoint>()
        .AddSingleton<ToolDesk>()
        .AddSingleton<ResourceDesk>()
        .AddSingleton<ListEntities>()
        .AddSingleton<ITool>(provider => provider.GetRequiredService<ListEntities>())
        .AddSingleton<ITool, DescribeEntity>()
        .AddSingleton<ITool, Query>()
        .AddSingleton<ITool, Get>()
        .AddSingleton<ITool, Changes>()
        .AddSingleton<ITool, Summarize>()
        .AddSingleton<ITool, CheckFreshness>()
        .AddSingleton<ITool, ListWorkflows>()
        .AddSingleton<ITool, CheckGate>();

    public static void MapMcp(this IEndpointRouteBuilder routes)
    {
        // Those tools that read records say themselves when those of the day are used up.
        routes.MapPost(Urls.Mcp, (HttpContext http, McpEndpoint mcp) => mcp.Answer(http)).RequireAuthorization(Policies.Agent).WithMetadata(new ReadsNoRecords()).DisableAntiforgery();
        // There is no stream of the server's own and no session to end; the protocol wants that said so.
        routes.MapMethods(Urls.Mcp, [HttpMethods.Get, HttpMethods.Delete], (HttpContext http) =>
        {
            http.Response.Headers[HeaderNames.Allow] = HttpMethods.Post;
            return TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed);
        }).AllowAnonymous();
    }
}
