using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Persistence;

namespace Portal.Web.Shell;

/// <summary>Stands between a page that fails and the rest of the portal, which goes on.</summary>
public sealed partial class PortalErrorBoundary
{
    Failure? _failure;
    string? _failedAt;

    [CascadingParameter]
    HttpContext? Http { get; set; }

    [CascadingParameter]
    Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    IDatabase Database { get; set; } = default!;

    [Inject]
    ILogger<PortalErrorBoundary> Logger { get; set; } = default!;

    [Inject]
    NavigationManager Location { get; set; } = default!;

    protected override async Task OnErrorAsync(Exception exception)
    {
        var (reference, advice) = (ErrorReference.New(), Database.Explain(exception));
        // Before anything is waited for: the failed page must not be rendered once more meanwhile.
        (_failure, _failedAt) = (new Failure(reference, null), Location.Uri);
        if (advice is null) Log.PageFailed(Logger, reference, exception);
        else Log.PageFailedBecause(Logger, reference, advice, exception);
        if (Http is { Response.HasStarted: false }) Http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        if (Authentication is null) return;

        _failure = Failure.For((await Authentication).User, reference, advice);
        StateHasChanged();
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

        [LoggerMessage(2003, LogLevel.Error, "A page failed. Reference {Reference}. {Advice}")]
        public static partial void PageFailedBecause(ILogger logger, string reference, string advice, Exception exception);
    }
}
