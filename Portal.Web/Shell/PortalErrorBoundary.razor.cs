using Microsoft.AspNetCore.Components;
using Portal.Engine.Persistence;

namespace Portal.Web.Shell;

/// <summary>Stands between a page that fails and the rest of the portal, which goes on.</summary>
public sealed partial class PortalErrorBoundary
{
    Failure? _failure;
    string? _failedAt;

    [CascadingParameter]
    HttpContext? Http { get; set; }

    [Inject]
    IDatabase Database { get; set; } = default!;

    [Inject]
    ILogger<PortalErrorBoundary> Logger { get; set; } = default!;

    [Inject]
    NavigationManager Location { get; set; } = default!;

    protected override Task OnErrorAsync(Exception exception)
    {
        _failure = new Failure(ErrorReference.New(), Database.Explain(exception));
        _failedAt = Location.Uri;
        Log.PageFailed(Logger, _failure.Reference, exception);
        if (Http is { Response.HasStarted: false }) Http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return Task.CompletedTask;
    }

    // Another page is another chance.
    protected override void OnParametersSet()
    {
        if (_failedAt is null || _failedAt == Location.Uri) return;

        _failedAt = null;
        Recover();
    }

    static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Error, "A page failed. Reference {Reference}")]
        public static partial void PageFailed(ILogger logger, string reference, Exception exception);
    }
}
