using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.SignIn;

/// <summary>Somebody with a browser of their own, by plain HTTP: it keeps cookies, reads forms and posts them as a browser would.</summary>
sealed partial class Guest : IDisposable
{
    readonly CookieJar _jar = new() { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false } };
    readonly HttpClient _http;

    public Guest(PortalUnderTest portal) => _http = new(_jar) { BaseAddress = portal.Address };

    /// <summary>Comes through a proxy that speaks HTTPS to the outside as portal.example.com.</summary>
    public bool Forwarded
    {
        init
        {
            if (!value) return;
            _http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            _http.DefaultRequestHeaders.Add("X-Forwarded-Host", "portal.example.com");
            _http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
        }
    }

    /// <summary>Calls the portal by this name, whatever it is.</summary>
    public string CallsIt
    {
        init => _http.DefaultRequestHeaders.Host = value;
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<HttpResponseMessage> Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
        return await _http.SendAsync(request, Stop);
    }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => _http.SendAsync(request, Stop);

    public async Task<string> Read(string path) => await (await Get(path)).Content.ReadAsStringAsync(Stop);

    /// <summary>Fills in a form of the page and posts it.</summary>
    public Task<HttpResponseMessage> Submit(string path, string form, params (string Name, string Value)[] values) => Submit(path, form, "Form", values);

    public async Task<HttpResponseMessage> Submit(string path, string form, string model, params (string Name, string Value)[] values)
    {
        var answer = await Get(path);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answers {(int)answer.StatusCode} {answer.Headers.Location}");
        return await Post(path, [("_handler", form), ("__RequestVerificationToken", TokenOf(page)), .. values.Select(value => ($"{model}.{value.Name}", value.Value))]);
    }

    public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { { "Accept", "text/html" } } };
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.SendAsync(request, Stop);
    }

    public Task<HttpResponseMessage> SignIn(string email, string password = TestPeople.Password, string path = Urls.SignIn) =>
        Submit(path, "sign-in", ("Email", email), ("Password", password));

    public async Task<HttpResponseMessage> SignOut() =>
        await Post(Urls.SignOut, ("__RequestVerificationToken", TokenOf(await Read(Urls.Home))));

    /// <summary>The same browser at another instance, as when a load balancer changes its mind.</summary>
    public Guest MovesTo(PortalUnderTest other)
    {
        var moved = new Guest(other);
        moved._jar.TakeFrom(_jar);
        return moved;
    }

    public async Task<bool> IsIn() => (await Get(Urls.Home)).StatusCode == HttpStatusCode.OK;

    public void Dispose() => _http.Dispose();

    public static string TokenOf(string page) => Token().Match(page) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidOperationException($"The page holds no form:\n{page}");

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
