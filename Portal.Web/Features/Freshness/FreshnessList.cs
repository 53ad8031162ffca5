using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Fallbacks;
using Portal.Engine.Freshness.History;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Sources.Fallbacks;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Gates;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Freshness;

/// <summary>All streams with their verdicts. Verdicts are computed of all; what needs the database is read of those on the page.</summary>
public sealed class FreshnessList(FreshnessBoard board, VerdictHistory history, SourceBoard runs, EntityModel entities, WorkflowRegistry workflows, TimeProvider clock)
{
    /// <returns>The groups on the page, how many rows pass the filter, and how many streams there are.</returns>
    public async Task<(IReadOnlyList<FreshnessGroup> Groups, int Total, int Streams)> Page(FreshnessFilter filter, TimeZoneInfo zone)
    {
        var (all, streams, at) = await Found(filter);
        return (await Told(Cut(all, filter.Page * Pager.Rows), at, zone), all.Sum(group => group.Rows.Count), streams);
    }

    /// <returns>All groups that pass the filter, in its order, how many streams there are, and as of when.</returns>
    public async Task<(FreshnessGroup[] Groups, int Streams, DateTimeOffset At)> Found(FreshnessFilter filter)
    {
        var (now, at) = (await board.Now(), clock.GetUtcNow());
        var text = Folding.Of(filter.Text ?? "");
        var all = (await Groups(filter.By, now, at)).Select(group => group with { Rows = [.. filter.Sort(group.Rows.Where(row => Fits(row, group, filter.Verdict, text)))] })
            .Where(group => group.Rows.Count > 0 || (group.Missing.Count > 0 && filter.Verdict is null or Verdict.Unknown && Holds(group.Name, text)));
        return ([.. filter.Sort(all)], now.Streams.Count, at);
    }

    /// <summary>The groups of a page with their rows; a group without rows stands where its rows would.</summary>
    static FreshnessGroup[] Cut(FreshnessGroup[] all, int skip)
    {
        var (page, before) = (new List<FreshnessGroup>(), 0);
        foreach (var group in all)
        {
            var rows = group.Rows.Skip(skip - before).Take(skip + Pager.Rows - Math.Max(skip, before)).ToArray();
            if (rows.Length > 0 || (group.Rows.Count == 0 && before >= skip && before < skip + Pager.Rows)) page.Add(group with { Rows = rows });
            before += group.Rows.Count;
        }

        return [.. page];
    }

    static bool Fits(FreshnessRow row, FreshnessGroup group, Verdict? verdict, string text) =>
        (verdict is null || row.Finding.Verdict == verdict) && (Holds(row.Stream.Plan.Name, text) || Holds(row.Stream.Plan.SourceName, text) || Holds(group.Name, text));

    static bool Holds(string name, string text) => Folding.Of(name).Contains(text, StringComparison.Ordinal);

    async Task<IEnumerable<FreshnessGroup>> Groups(Gathered by, FreshnessNow now, DateTimeOffset at)
    {
        if (by == Gathered.Source)
        {
            return now.Streams.GroupBy(stream => (stream.Plan.SourceId, stream.Plan.SourceName))
                .Select(streams => Group(streams.Key.SourceName, Urls.Source(streams.Key.SourceId), streams.Select(stream => Row(now, stream, stream.Limits, at))));
        }

        var known = (await entities.List()).ToDictionary(entity => entity.Id);
        if (by == Gathered.Entity) return now.Streams.GroupBy(stream => stream.Plan.EntityId).Select(streams => Group(known[streams.Key].Label, Urls.DataOf(known[streams.Key].Name), streams.Select(stream => Row(now, stream, stream.Limits, at))));
        return (await workflows.List()).Select(workflow => Group(workflow.Label, Urls.Workflow(workflow.Name), Needed(workflow, now, at)) with
        {
            Says = Gate.At(workflow, now, at).Says,
            Missing = [.. workflow.Needs.Where(need => !now.Bringing(need.Entity, need.Field).Any()).Select(need => need.Field is { } field ? $"{field} of {known.GetValueOrDefault(need.Entity)?.Label}" : $"{known.GetValueOrDefault(need.Entity)?.Label}")],
        });
    }

    static FreshnessGroup Group(string name, string? url, IEnumerable<FreshnessRow> rows)
    {
        var all = rows.ToArray();
        return new(name, url, all, all.Length == 0 ? Verdict.Unknown : all.Max(row => row.Finding.Verdict));
    }

    /// <summary>A stream as the workflow sees it: by the worst of what that takes from it.</summary>
    static IEnumerable<FreshnessRow> Needed(Workflow workflow, FreshnessNow now, DateTimeOffset at) => workflow.Needs
        .SelectMany(need => now.Bringing(need.Entity, need.Field).Select(stream => Row(now, stream, need.Tolerance is { } tolerance ? stream.Of(need.Field, tolerance) : stream.Of(need.Field), at)))
        .GroupBy(row => row.Stream.Plan.Id).Select(rows => rows.MaxBy(row => row.Finding.Verdict)!);

    static FreshnessRow Row(FreshnessNow now, WatchedStream stream, Limits limits, DateTimeOffset at) => new(stream, limits, limits.At(at))
    {
        Fields = [.. stream.Plan.Promises.Keys.Order(StringComparer.Ordinal).Select(field => (field, stream.Of(field).At(at).Verdict)).Where(field => field.Verdict != Verdict.Fresh)],
        Fallback = stream.Plan.Fallback.Kind == FallbackKind.NextBest ? null : FallbackInUse.Of(now, stream, at),
    };

    async Task<IReadOnlyList<FreshnessGroup>> Told(FreshnessGroup[] page, DateTimeOffset at, TimeZoneInfo zone)
    {
        var streams = page.SelectMany(group => group.Rows).Select(row => row.Stream.Plan.Id).Distinct().ToArray();
        var (told, first, last) = (await history.Of(streams, Past.Begin(at, zone)), await history.FirstKnown(streams), await runs.LastRuns(streams));
        return [.. page.Select(group => group with { Rows = [.. group.Rows.Select(row => Told(row, [.. told[row.Stream.Plan.Id]], first.GetValueOrDefault(row.Stream.Plan.Id), last[row.Stream.Plan.Id], at, zone))] })];
    }

    static FreshnessRow Told(FreshnessRow row, Told[] told, DateTimeOffset? first, IEnumerable<Run> last, DateTimeOffset at, TimeZoneInfo zone) => row with
    {
        Since = told is [.., var newest] && newest.Finding == row.Finding ? newest.At : null,
        Past = Past.Of(told, first, row.Stream.Plan.Promise.Calendar, at, zone),
        Trouble = row.Finding.Verdict == Verdict.Fresh ? null : last.Where(run => run.State is RunState.Failed or RunState.Doubtful).MaxBy(run => run.Id),
    };
}
