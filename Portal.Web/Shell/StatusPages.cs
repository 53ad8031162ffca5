namespace Portal.Web.Shell;

/// <summary>Which answers without a body a person should see as a page.</summary>
static class StatusPages
{
    public static bool WantsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
