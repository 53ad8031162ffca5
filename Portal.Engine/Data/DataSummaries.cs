using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Data.Reading;
using Portal.Engine.Data.Summing;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Store;

namespace Portal.Engine.Data;

/// <summary>Counts and adds up, so that an answer is short however many records there are.</summary>
public sealed class DataSummaries : IDisposable
{
    /// <summary>So many rows are looked at, at most. If there are more the answer says that it is not of all.</summary>
    public const int MostLooked = 200_000;

    const int MostTop = 200, Chunk = 2000, MostAtOnce = 2;

    internal const string Happened = """
        SELECT r.id, e.body, coalesce(e.source_at, e.seen_at) FROM records r JOIN events e ON e.position = r.position
        WHERE r.stream = $1 AND r.id < $2 AND e.body IS NOT NULL ORDER BY r.id DESC LIMIT $3
        """;

    readonly DataSessions _sessions;
    readonly Planner _planner;
    readonly FreshnessBoard _board;
    readonly TimeProvider _clock;

    internal DataSummaries(DataSessions sessions, Planner planner, FreshnessBoard board, TimeProvider clock) => (_sessions, _planner, _board, _clock) = (sessions, planner, board, clock);

    /// <summary>Each goes through many rows, so that others who ask wait for their turn.</summary>
    internal SemaphoreSlim Turns { get; } = new(MostAtOnce);

    public async Task<Outcome<Summary>> Of(ScopedModel model, SummaryQuery query, CancellationToken stop = default)
    {
        if (!(await Understood(model, query, stop)).Succeeded(out var ask, out var refusal)) return refusal;
        await Turns.WaitAsync(stop);
        try
        {
            return await Made(ask, query, stop);
        }
        finally
        {
            Turns.Release();
        }
    }

    public void Dispose() => Turns.Dispose();

    async Task<Summary> Made(Ask ask, SummaryQuery query, CancellationToken stop)
    {
        var now = await _board.Now(stop);
        var tallies = new Tallies(ask);
        await using var session = await _sessions.Open(stop);
        var isCut = ask.Plan.Entity.Kind == EntityKind.Happening
            ? await Happenings(session, ask, now, query, tallies, stop)
            : await Unified(session, ask, tallies, stop);

        var (shown, leftOut) = tallies.Told();
        // A stream that brings nothing that may be seen is not there.
        var streams = now.OfEntity(ask.Plan.Entity.Id).Where(stream => ask.Plan.Entity.Names.Any(stream.Plan.Brings.Contains)).Select(stream => stream.Limits).DefaultIfEmpty(Limits.NothingBringsIt).ToArray();
        var at = _clock.GetUtcNow();
        string?[] notes =
        [
            isCut ? $"Only {MostLooked} records were looked at, and there are more: narrow the question." : null,
            leftOut > 0 ? $"{leftOut} smaller groups are not shown." : null,
            .. tallies.Notes(),
        ];
        return new Summary(
            shown, tallies.Count, leftOut, streams.Max(limits => limits.At(at).Verdict), streams.Any(limits => limits.VerifiedAt is null) ? null : streams.Min(limits => limits.VerifiedAt),
            notes.OfType<string>().ToArray() is { Length: > 0 } said ? string.Join(' ', said) : null);
    }

    static async Task<bool> Unified(IDataSession session, Ask ask, Tallies tallies, CancellationToken stop)
    {
        var walk = new Walk(ask.Plan, null, MostLooked);
        await walk.Go(session, Chunk, row =>
        {
            tallies.Add(row.Body, default);
            return true;
        }, stop);
        return walk.IsCut;
    }

    static async Task<bool> Happenings(IDataSession session, Ask ask, FreshnessNow now, SummaryQuery query, Tallies tallies, CancellationToken stop)
    {
        var (looked, sight) = (0, new Sight(ask.Plan.Entity));
        foreach (var stream in now.OfEntity(ask.Plan.Entity.Id).Select(stream => stream.Plan).Where(plan => Sight.Sees(ask.Plan.Entity, plan)).Select(plan => plan.Id))
        {
            var (before, found) = (long.MaxValue, Chunk);
            while (found == Chunk)
            {
                if (looked >= MostLooked) return true;
                found = 0;
                await session.Each(Happened, [stream, before, (long)Chunk], row =>
                {
                    (before, found, looked) = (row.Number(0), found + 1, looked + 1);
                    var at = Instant.At(row.Number(2));
                    if (at < query.From || at >= query.To) return true;
                    var body = row.Bytes(1);
                    if (sight.Sees(body) && ask.Plan.Conditions.All(condition => condition.Holds(body))) tallies.Add(body, at);
                    return true;
                }, stop);
            }
        }

        return false;
    }

    async Task<Outcome<Ask>> Understood(ScopedModel model, SummaryQuery query, CancellationToken stop)
    {
        if (!(await _planner.Of(model, new DataQuery(query.Entity) { Where = query.Where }, stop)).Succeeded(out var plan, out var refusal)) return refusal;
        var entity = plan.Entity;
        var fields = new Dictionary<string, EntityField>();
        foreach (var name in new[] { query.By, query.Of, query.Distinct }.OfType<string>())
        {
            if (entity.Field(name) is not { } field) return new FieldUnknown(entity.Name, name);
            if (field.Sensitive) return new OnlyExact(name);
            fields[name] = field;
        }

        var (by, of) = (query.By is null ? null : fields[query.By], query.Of is null ? null : fields[query.Of]);
        if (by is { Searchable: false }) return Planner.NotSearchable(entity, by.Name);
        if (of is { Type: not (FieldType.Number or FieldType.Date or FieldType.Moment) }) return new QuestionMalformed($"{of.Name} has no numbers, dates or moments to measure.");
        if (query.Top is < 1 or > MostTop) return new QuestionMalformed($"Ask for 1 to {MostTop} groups.");
        if (entity.Kind != EntityKind.Happening && (query.Window ?? (object?)query.From ?? query.To) is not null) return new QuestionMalformed($"{entity.Name} are no happenings, so they are in no window of time. Compare a field with moments instead.");
        return TimeZoneInfo.TryFindSystemTimeZoneById(query.Zone, out var zone)
            ? new Ask(plan, by, of, query.Distinct is null ? null : fields[query.Distinct], query.Window, zone, query.Top)
            : new QuestionMalformed("There is no time zone of that name. Use one such as Europe/Zurich.");
    }
}
