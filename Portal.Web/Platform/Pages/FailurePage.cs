using System.Diagnostics;

namespace Portal.Web.Platform.Pages;

/// <summary>The last answer there is, when a request failed before any page could catch it. The reference is in the log.</summary>
static class FailurePage
{
    public static void UseFailurePage(this WebApplication app) =>
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Write });

    static Task Write(HttpContext http) => new StaticPage(
        "Something went wrong",
        [
            "The portal could not answer this. Nothing that you had saved before is lost. Try again in a moment.",
            $"If it happens again, tell the admin this reference: {Correlation.Of(Activity.Current)}",
        ]).Write(http.Response, StatusCodes.Status500InternalServerError);
}
