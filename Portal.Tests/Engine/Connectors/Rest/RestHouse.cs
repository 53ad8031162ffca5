using Microsoft.Extensions.Logging.Abstractions;
using Portal.Engine;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Resilience.Pipelines;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Connectors.Rest;

/// <summary>The REST connector before a source, with the real way out and the real pipeline; a retry comes at once.</summary>
sealed class RestHouse : ISourceClient, IDisposable
{
    readonly GuardedHttp _http;
    readonly HttpClient _client;
    readonly SourcePipeline _pipeline;

    public RestHouse(Uri address, TestClock? clock = null, params IReadOnlyList<Uri> allowed)
    {
        (Address, Clock) = (address, clock ?? new TestClock());
        var options = EgressHouse.Allow(allowed.Prepend(address));
        _http = new(options, new EgressGuard(options), new SystemNetwork(), Clock, NullLogger<GuardedHandler>.Instance);
        _client = _http.Client();
        _pipeline = new SourcePipelines(Clock, NullLogger<SourcePipeline>.Instance).For("sample", Name, new() { Retries = 2, FirstWait = TimeSpan.Zero });
    }

    public string Name => "Sample CRM";

    public Uri Address { get; }

    public TestClock Clock { get; }

    public RestConnector Connector { get; } = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<Outcome<T>> Send<T>(Call<T> call, CancellationToken stop) => _pipeline.Send(_client, call, stop);

    public string Hide(string text) => text.Replace("planted-secret", "••••", StringComparison.Ordinal);

    public SourceState State => _pipeline.State;

    /// <summary>One pass, or what is left of it, or up to so many pages.</summary>
    public async Task<Pass> Read(RestSettings settings, Cursor? cursor = null, bool everything = false, int most = int.MaxValue, bool hasBegunBefore = false)
    {
        var problems = new FormProblems();
        settings.Validate(problems);
        Assert.Empty(problems.All);
        var pages = new List<PageSeen>();
        await foreach (var outcome in Connector.Read(Context(settings, cursor, everything) with { HasBegunBefore = hasBegunBefore }, Stop))
        {
            if (!outcome.Succeeded(out var page, out var refusal)) return new(pages, refusal);
            using (page) pages.Add(PageSeen.Of(page));
            if (pages.Count == most) break;
        }

        return new(pages, null);
    }

    public async Task<Failure> Fails(RestSettings settings, Cursor? cursor = null) => Assert.IsType<Failure>((await Read(settings, cursor)).Refusal);

    public Task<Outcome<Explanation>> Explain(RestSettings settings) => Connector.Explain(Context(settings, null, false), Stop);

    public ReadContext Context(RestSettings settings, Cursor? cursor = null, bool everything = false) => new(settings, cursor ?? Cursor.Start, everything, this, Clock);

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }
}
