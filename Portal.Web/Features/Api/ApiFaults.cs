using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Portal.Engine.Agents.Use;
using Portal.Engine.Persistence;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api;

/// <summary>What goes wrong in answering is told in the form of every other refusal, is in the log, and is accounted for.</summary>
sealed partial class ApiFaults(ApiQuestion question, IDatabase database, ILogger<ApiFaults> logger) : IEndpointFilter
{
    const string Kind = "fault", Soon = "5";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (Exception exception) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested && exception is not BadHttpRequestException)
        {
            var isDatabase = database.Explain(exception) is not null;
            Log.Failed(logger, exception);
            if (http.Question() is not null) await question.Account(http, Kind, read => read with { Answer = AgentAnswer.Failed });
            http.Response.Headers[HeaderNames.CacheControl] = "no-store";
            if (isDatabase) http.Response.Headers[HeaderNames.RetryAfter] = Soon;
            return isDatabase
                ? Problem("The portal does not reach its database just now. Ask again in a moment.", StatusCodes.Status503ServiceUnavailable, "Not now", "database-away")
                : Problem("The portal could not answer this. Its log says why: ask its admin.", StatusCodes.Status500InternalServerError, "It failed", "failed");
        }
    }

    static ProblemHttpResult Problem(string detail, int status, string title, string code) => TypedResults.Problem(detail, statusCode: status, title: title, extensions: [new("code", code)]);

    static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A question of an agent could not be answered.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
