namespace Portal.Tests.Web.SignIn;

/// <summary>
/// Keeps and sends cookies whatever their expiry and Secure flag say: the portal's clock is the test's and not this
/// machine's, and the test itself stands behind the proxy that speaks HTTPS.
/// </summary>
sealed class CookieJar : DelegatingHandler
{
    readonly Dictionary<string, string> _cookies = [];

    public void TakeFrom(CookieJar other)
    {
        foreach (var (name, value) in other._cookies) _cookies[name] = value;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set)) foreach (var cookie in set) Keep(cookie);
        return answer;
    }

    void Keep(string cookie)
    {
        var pair = cookie.Split(';')[0].Split('=', 2);
        if (pair[1].Length == 0) _cookies.Remove(pair[0]);
        else _cookies[pair[0]] = pair[1];
    }
}
