using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Engine;
using Portal.Engine.Resilience.Pipelines;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Resilience.Pipelines;

/// <summary>A source that answers by a script, called through its pipeline on a clock that the test holds.</summary>
sealed class PipelineHouse : HttpMessageHandler
{
    /// <summary>So that a wait that does not come fails a test instead of holding it up.</summary>
    static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);

    readonly Queue<Func<HttpResponseMessage>> _script = new();
    readonly Arrivals<DateTimeOffset> _tries = new();
    readonly DateTimeOffset _start;

    public PipelineHouse(SourceLimits? limits = null)
    {
        _start = Clock.GetUtcNow();
        Pipelines = new(Clock, NullLogger<SourcePipeline>.Instance) { Jitter = () => 1 };
        Source = Pipelines.For("crm", "Sample CRM", limits ?? new());
        Client = new(this) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public TestClock Clock { get; } = new();

    public SourcePipelines Pipelines { get; }

    public SourcePipeline Source { get; }

    public HttpClient Client { get; }

    public SourceState State => Source.State;

    /// <summary>After how many seconds each try came.</summary>
    public IEnumerable<double> Tries => _tries.All.Select(at => Math.Round((at - _start).TotalSeconds, 3));

    /// <summary>What the source answers from now on, the last one for ever.</summary>
    public PipelineHouse Answers(params int[] statuses)
    {
        foreach (var status in statuses) Answers(() => new((HttpStatusCode)status) { Content = new StringContent("read") });
        return this;
    }

    public PipelineHouse Answers(Func<HttpResponseMessage> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public PipelineHouse Limited(string header, string value, int status = 429) => Answers(() =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Headers.TryAddWithoutValidation(header, value);
        return response;
    });

    public Task<Outcome<string>> Begin(HttpMethod? method = null, bool idempotent = false, Action<CallRetry?>? retries = null, CancellationToken stop = default) => Source.Send(
        Client,
        new Call<string>(() => new(method ?? HttpMethod.Get, "http://crm.example.com/"), async (response, token) => await response.Content.ReadAsStringAsync(token)) { Idempotent = idempotent, Retries = retries },
        stop);

    /// <summary>Asks, and lets each of these waits pass when somebody waits exactly that long.</summary>
    public Task<Outcome<string>> Ask(params double[] waits) => Ask(HttpMethod.Get, idempotent: false, waits);

    public async Task<Outcome<string>> Ask(HttpMethod method, bool idempotent, params double[] waits)
    {
        var call = Begin(method, idempotent, stop: TestContext.Current.CancellationToken);
        foreach (var wait in waits) await Pass(wait);
        return await call.WaitAsync(AtMost, TestContext.Current.CancellationToken);
    }

    public async Task Pass(double seconds, int many = 1)
    {
        await Clock.SomebodyWaits(TimeSpan.FromSeconds(seconds), many).WaitAsync(AtMost, TestContext.Current.CancellationToken);
        Clock.Advance(TimeSpan.FromSeconds(seconds));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _tries.Add(Clock.GetUtcNow());
        lock (_script) return Task.FromResult((_script.Count > 1 ? _script.Dequeue() : _script.Peek())());
    }
}
