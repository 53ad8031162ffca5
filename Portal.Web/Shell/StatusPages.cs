using Microsoft.AspNetCore.Diagnostics;

namespace Portal.Web.Shell;

/// <summary>Which answers without a body a person should see as a page.</summary>
static class StatusPages
{
    public static bool WantsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsPost(request.Method))
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A form that was refused, or that failed, is told so by a page to be looked at: it is not handed on to that page as its
    /// form. Where a page refuses a stale form, the framework has named the type of a body that it then does not write.
    /// </summary>
    public static async Task ShowAsView(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await next(http);
        }
        else if (http.Features.Get<IStatusCodeReExecuteFeature>() is null && http.Features.Get<IExceptionHandlerFeature>() is null)
        {
            await next(http);
            if (http.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false }) http.Response.ContentType = null;
        }
        else
        {
            http.Request.Method = HttpMethods.Get;
            await next(http);
            http.Request.Method = HttpMethods.Post;
        }
    }
}
