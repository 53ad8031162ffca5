using Portal.Web.Features.Api.Data;

namespace Portal.Web.Features.Api;

/// <summary>The parameters of an endpoint that reads them by its own arguments. Another one is refused: a slip of the pen must not become an answer to another question.</summary>
sealed class Takes(params string[] parameters)
{
    public static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var known = http.GetEndpoint()!.Metadata.GetMetadata<Takes>();
        if (known is null || new Parameters(http, known.Known).Problem is not { } problem) return await next(context);
        return await http.RequestServices.GetRequiredService<ApiQuestion>().Refuse(http, "slip", problem);
    }

    string[] Known => parameters;
}
