using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Tests.Running;
using Portal.Web.SampleCompany;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Web.SampleCompany;

/// <summary>The sample company on its listener, without a portal, by a clock that the test moves.</summary>
sealed class SampleStage : IAsyncDisposable
{
    readonly IHost _host;

    SampleStage(IHost host, TestClock clock, Uri address)
    {
        (_host, Clock) = (host, clock);
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
    }

    public TestClock Clock { get; }

    public HttpClient Client { get; }

    public Company Company => _host.Services.GetRequiredService<Company>();

    public Switches Switches => _host.Services.GetRequiredService<Switches>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="options">What is otherwise about the company.</param>
    /// <param name="by">What it goes by instead of the clock itself.</param>
    public static async Task<SampleStage> Start(SampleCompanyOptions? options = null, Func<TestClock, TimeProvider>? by = null)
    {
        var clock = new TestClock();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(by?.Invoke(clock) ?? clock);
        builder.Services.AddSampleCompany(options ?? new SampleCompanyOptions(), isDevelopment: true, isAlone: true);
        var host = builder.Build();
        await host.StartAsync(Stop);
        return new SampleStage(host, clock, await host.Services.GetRequiredService<SampleHost>().Address.WaitAsync(Stop));
    }

    public async Task<JsonNode> Json(string address)
    {
        using var response = await Client.GetAsync(address, Stop);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
    }

    /// <summary>What the sample company answers, good or not; a body is posted.</summary>
    public async Task<(int Status, JsonNode Body)> Ask(string address, string? body = null)
    {
        var (status, text) = await Text(address, body);
        return (status, JsonNode.Parse(text)!);
    }

    public async Task<(int Status, string Body)> Text(string address, string? body = null)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = content is null ? await Client.GetAsync(address, Stop) : await Client.PostAsync(address, content, Stop);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>All records that the pages from this address on have, by the cursor's habit.</summary>
    public async Task<List<JsonNode>> ReadAll(string kind, string query = "limit=100")
    {
        var all = new List<JsonNode>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await Json($"/cursor/{kind}?{query}{(cursor.Length > 0 ? $"&after={cursor}" : "")}");
            all.AddRange(page["data"]!.AsArray().Select(item => item!));
            cursor = (string?)page["paging"]?["next"]?["after"];
        }

        return all;
    }

    /// <summary>What truly is, as the API would show it.</summary>
    /// <param name="kind">The kind of record.</param>
    /// <param name="since">Changed then or later.</param>
    /// <param name="withDeleted">Those deleted by flag too.</param>
    public IEnumerable<string> Truth(string kind, DateTimeOffset since = default, bool withDeleted = false) => Company.At(kind, Clock.GetUtcNow())
        .Where(record => record.UpdatedAt >= since && (withDeleted || record.DeletedAt is null)).Select(record => record.Fields.ToJsonString()).Order();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
