using Microsoft.Extensions.Logging;
using Portal.Engine.Connectors;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Running;

namespace Portal.Engine.Sync.Sampling;

/// <summary>
/// Reads some rows of a feed to look at: by its connector and its client, from the beginning, and without storing anything,
/// neither rows nor where the feed stands. Nothing is acknowledged to a sender.
/// </summary>
public sealed partial class FeedSamples
{
    /// <summary>Nobody waits longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A source may answer with empty pages before the first row, or with what is deleted before what is not.</summary>
    const int MostPages = 3;

    readonly FeedPlans _plans;
    readonly ConnectorTable _connectors;
    readonly SourceClients _clients;
    readonly IDatabase _database;
    readonly TimeProvider _clock;
    readonly ILogger<FeedSamples> _logger;

    internal FeedSamples(FeedPlans plans, ConnectorTable connectors, SourceClients clients, IDatabase database, TimeProvider clock, ILogger<FeedSamples> logger) =>
        (_plans, _connectors, _clients, _database, _clock, _logger) = (plans, connectors, clients, database, clock, logger);

    public async Task<Outcome<FeedSample>> Of(long feed, CancellationToken stop = default) =>
        (await _plans.Parts(feed, stop)).Succeeded(out var parts, out var refusal) ? await Of(parts.Source, parts.Connector, parts.Settings, stop) : refusal;

    /// <summary>Of a list that is no feed yet.</summary>
    /// <param name="source">Where it is.</param>
    /// <param name="connector">The name of what reads it.</param>
    /// <param name="settings">How it is read.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<Outcome<FeedSample>> Of(Source source, string connector, object settings, CancellationToken stop = default) =>
        _connectors.Has(connector, out var reader) ? await Of(source, reader, settings, stop) : new Failure(Who.Us, $"There is no connector called {connector} here.");

    async Task<Outcome<FeedSample>> Of(Source source, IConnector connector, object settings, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Patience, _clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            return await Read(source, connector, settings, over.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return new Failure(Who.Source, $"{source.Name} did not answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Broke(_logger, e, source.Id);
            return new Failure(Who.Us, _database.Explain(e) ?? "No rows could be read because of a defect in the portal. Its log says where; tell whoever makes the portal.");
        }
    }

    async Task<Outcome<FeedSample>> Read(Source source, IConnector connector, object settings, CancellationToken stop)
    {
        var (at, pages, seen) = (_clock.GetUtcNow(), 0, new List<SampleRow>());
        // A person asks, so a source that is spared is tried once.
        _clients.LetTry(source);
        var context = new ReadContext(settings, Cursor.Start, Everything: true, _clients.For(source), _clock);
        await foreach (var outcome in connector.Read(context, stop))
        {
            if (!outcome.Succeeded(out var page, out var refusal)) return refusal is TokenExpired ? new Failure(Who.Source, refusal.Message) : refusal;
            using (page)
            {
                var isMore = page.Coverage == Coverage.Part || page.Records.Count > SampleRow.Most;
                var hasLiving = page.Records.Any(record => !record.IsDeleted);
                // Those that are gone show little of what the others are.
                seen.InsertRange(0, page.Records.OrderBy(record => record.IsDeleted && page.Records.Count > SampleRow.Most).Take(SampleRow.Most).Select(Row));
                if (hasLiving || !isMore || ++pages == MostPages) return new FeedSample([.. seen.Take(SampleRow.Most)], isMore, at);
            }
        }

        return new FeedSample([.. seen.Take(SampleRow.Most)], IsMore: false, at);
    }

    /// <summary>It outlives its page.</summary>
    static SampleRow Row(SourceRecord record) => new(record.Key, record.Fields.Clone(), record.Problem, record.IsDeleted);

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "No sample of source {Source} could be read")]
        public static partial void Broke(ILogger logger, Exception exception, long source);
    }
}
