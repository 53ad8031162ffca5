using Microsoft.AspNetCore.Diagnostics;
using Portal.Engine.Persistence;

namespace Portal.Web.Shell;

/// <summary>A request that failed: the log and the reader get the same reference. A browser then sees the error page, a program a line of text.</summary>
public sealed partial class FailureHandler(IDatabase database, ILogger<FailureHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken stop)
    {
        var advice = database.Explain(exception);
        var failure = Failure.For(http.User, ErrorReference.New(), advice);
        if (advice is null) Log.RequestFailed(logger, failure.Reference, exception);
        else Log.RequestFailedBecause(logger, failure.Reference, advice, exception);
        http.Features.Set(failure);
        if (StatusPages.WantsPage(http.Request)) return false;

        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync($"{failure.Advice ?? "The portal failed at this."} Reference {failure.Reference}\n", stop);
        return true;
    }

    static partial class Log
    {
        [LoggerMessage(2002, LogLevel.Error, "A request failed. Reference {Reference}")]
        public static partial void RequestFailed(ILogger logger, string reference, Exception exception);

        [LoggerMessage(2004, LogLevel.Error, "A request failed. Reference {Reference}. {Advice}")]
        public static partial void RequestFailedBecause(ILogger logger, string reference, string advice, Exception exception);
    }
}
