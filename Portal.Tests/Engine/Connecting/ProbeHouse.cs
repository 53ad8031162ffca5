using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Engine.Connecting.Hints;
using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connecting.Testing;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sources;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Engine.Sources;

namespace Portal.Tests.Engine.Connecting;

/// <summary>The whole engine before a real server of the test's own, with a credential in the vault.</summary>
sealed class ProbeHouse : IAsyncDisposable
{
    public const string Planted = "planted-secret";

    readonly SourcesHouse _house;

    ProbeHouse(SourcesHouse house, LoopbackServer server) => (_house, Server) = (house, server);

    public LoopbackServer Server { get; }

    public SourcesHouse House => _house;

    public Source Source { get; private set; } = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ProbeHouse> Start(RequestDelegate answer, SourceAuth? auth = null)
    {
        var server = await LoopbackServer.Start(answer);
        var house = await SourcesHouse.OpenFor(server.Address.GetLeftPart(UriPartial.Authority));
        await house.Store("crm", Planted);
        return new(house, server) { Source = SourceAt(new(server.Address, "/api/"), auth) };
    }

    /// <summary>A server that answers every request with the same.</summary>
    public static Task<ProbeHouse> Saying(string json, int status = 200, string type = "application/json") => Start(http =>
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, type);
        return http.Response.WriteAsync(json);
    });

    public static Source SourceAt(Uri address, SourceAuth? auth = null) => new()
    {
        Id = 1, Name = "Sample CRM", Environment = SourceEnvironment.Mock, Address = address, CreatedAt = DateTimeOffset.UnixEpoch,
        Auth = auth ?? new SourceAuth { Kind = AuthKind.Bearer, Secret = "vault:crm" },
    };

    public async Task<IReadOnlyList<TestedStep>> Test(string? path = null, Source? source = null) => await _house.Get<ConnectionTest>().Run(source ?? Source, path, Stop).ToListAsync(Stop);

    public Task<Look> Look(RestSettings? settings = null) => _house.Get<AnswerLook>().Ask(Source, settings ?? new() { Path = "things" }, Stop);

    public Task<HintsFound> Hints() => _house.Get<PathHints>().Find(Source, Stop);

    public async Task<TrialResult> Try(RestSettings? settings = null)
    {
        var counted = 0;
        var result = (await _house.Get<Trial>().Run(Source, settings ?? Things, made => counted = made, Stop)).Value;
        Assert.Equal(Server.Requests.Count, result.Requests);
        Assert.Equal(counted, result.Requests);
        Assert.InRange(result.Requests, 1, Trial.MostRequests);
        return result;
    }

    public static RestSettings Things { get; } = new() { Path = "things", Records = "items", Key = ["id"], Updated = new() { Field = "at" } };

    /// <summary>A number in the query, or another if it is not there.</summary>
    public static int Number(HttpContext http, string name, int usual) => int.TryParse(http.Request.Query[name], CultureInfo.InvariantCulture, out var number) ? number : usual;

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        await Server.DisposeAsync();
    }
}
