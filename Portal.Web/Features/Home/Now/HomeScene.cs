using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.History;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Gates;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Home.Now;

/// <summary>How all streams and workflows stand at this moment, and how they stood.</summary>
public sealed class HomeScene(FreshnessBoard board, VerdictHistory history, WorkflowRegistry workflows, EntityModel entities, TimeProvider clock)
{
    const int MostRows = 20, MostTurns = 8;

    static readonly TimeSpan MostAge = TimeSpan.FromMinutes(1);

    (bool ByDay, TimeZoneInfo Zone) _span = (false, TimeZoneInfo.Utc);

    public FreshnessNow Now { get; private set; } = FreshnessNow.Nothing;

    public DateTimeOffset At { get; private set; }

    /// <summary>How many streams have each verdict.</summary>
    public IReadOnlyDictionary<Verdict, int> Counts { get; private set; } = new Dictionary<Verdict, int>();

    public HeatMap Heat { get; private set; } = HeatMap.Nothing;

    public IReadOnlyList<Turn> Ahead { get; private set; } = [];

    /// <summary>Workflows that do not simply run, the strictest first.</summary>
    public IReadOnlyList<(Workflow Workflow, Gate Gate)> Held { get; private set; } = [];

    public int Workflows { get; private set; }

    public IReadOnlyDictionary<long, Entity> Entities { get; private set; } = new Dictionary<long, Entity>();

    /// <param name="byDay">30 days instead of 24 hours.</param>
    /// <param name="zone">Whose hours and days.</param>
    public async Task Load(bool byDay, TimeZoneInfo zone)
    {
        _span = (byDay, zone);
        (Now, At) = (await board.Now(), clock.GetUtcNow());
        if (Now.Streams.Count == 0) return;
        Counts = Now.Streams.CountBy(stream => stream.Limits.At(At).Verdict).ToDictionary();
        Entities = (await entities.List()).ToDictionary(entity => entity.Id);
        var all = await workflows.List();
        Workflows = all.Count;
        Held = [.. all.Select(workflow => (workflow, Gate.At(workflow, Now, At))).Where(one => one.Item2.Says != Reaction.Run || one.Item2.IsOverridden).OrderByDescending(one => one.Item2.Says)];
        Ahead = Outlook.Of(Now, all, At, MostTurns);
        await LoadHeat();
    }

    /// <summary>Another span changes nothing but how it was, unless the rest is too old; whatever else brings somebody here may have changed all of it.</summary>
    /// <param name="byDay">30 days instead of 24 hours.</param>
    /// <param name="zone">Whose hours and days.</param>
    public Task Show(bool byDay, TimeZoneInfo zone)
    {
        if (byDay == _span.ByDay || !zone.Equals(_span.Zone) || clock.GetUtcNow() - At > MostAge) return Load(byDay, zone);
        _span = (byDay, zone);
        return LoadHeat();
    }

    async Task LoadHeat()
    {
        var span = _span;
        var columns = span.ByDay ? HeatMap.ByDay(At, span.Zone) : HeatMap.ByHour(At, span.Zone);
        var shown = Now.Streams.OrderByDescending(stream => stream.Limits.At(At).Verdict).ThenBy(stream => stream.Plan.SourceName, StringComparer.Ordinal).ThenBy(stream => stream.Plan.Name, StringComparer.Ordinal).Take(MostRows).ToArray();
        long[] ids = [.. shown.Select(stream => stream.Plan.Id)];
        var (told, first) = (await history.Of(ids, columns[0].From), await history.FirstKnown(ids));
        // Who asked for another span meanwhile gets that one, whichever is read first.
        if (span == _span) Heat = new HeatMap(columns, [.. shown.Select(stream => new HeatRow(stream.Plan, HeatMap.Cells(columns, VerdictPast.SinceFirstKnown([.. told[stream.Plan.Id]], first.GetValueOrDefault(stream.Plan.Id)), At)))]);
    }
}
