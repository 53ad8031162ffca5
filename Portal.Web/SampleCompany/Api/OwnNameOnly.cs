using System.Net;

namespace Portal.Web.SampleCompany.Api;

/// <summary>
/// Answers to this machine's own names only, and to no web page of another origin: such a page could otherwise have a
/// browser on this machine read the records or turn the switches.
/// </summary>
static class OwnNameOnly
{
    public static Task Check(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (!IsThisMachine(request.Host.Host))
            return Answer.Problem(400, "The sample company answers to localhost and 127.0.0.1 only.").Send(http, null);
        return request.Headers.Origin is [{ } origin] && origin != $"{request.Scheme}://{request.Host}"
            ? Answer.Problem(403, "The sample company does not answer to other web pages.").Send(http, null)
            : next(http);
    }

    static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
