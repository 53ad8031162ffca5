using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Ahead;
using Portal.Engine.Freshness.Fallbacks;
using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Workflows.Gates;

/// <summary>Whether a workflow may run, and what is in its way. Pure: whoever asks computes it from what is committed.</summary>
/// <param name="Says">What it is to do.</param>
/// <param name="Fresh">So many of the things it depends on are fresh.</param>
/// <param name="Of">It depends on so many.</param>
/// <param name="Lacks">What is not fresh, the gravest first.</param>
/// <param name="IsOverridden">Somebody lets it run all the same.</param>
public sealed record Gate(Reaction Says, int Fresh, int Of, IReadOnlyList<Lack> Lacks, bool IsOverridden)
{
    public static Gate At(Workflow workflow, FreshnessNow now, DateTimeOffset at)
    {
        var lacks = new List<Lack>();
        var fresh = 0;
        foreach (var need in workflow.Needs)
        {
            var before = lacks.Count;
            foreach (var (stream, limits) in Bringing(need, now))
            {
                var finding = limits.At(at);
                if (finding.Verdict != Verdict.Fresh) lacks.Add(new Lack(need, stream?.Plan, finding, limits, need.To(finding.Verdict)) { StandIn = Standing(need, stream, now, at) });
            }

            if (lacks.Count == before) fresh++;
        }

        lacks.Sort((one, other) => (other.Reaction, other.Finding.Verdict).CompareTo((one.Reaction, one.Finding.Verdict)));
        var says = lacks.Count == 0 ? Reaction.Run : lacks[0].Reaction;
        var isOverridden = says != Reaction.Run && workflow.IsOverridden(at);
        return new Gate(isOverridden ? Reaction.Run : says, fresh, workflow.Needs.Count, lacks, isOverridden);
    }

    /// <summary>The moments until then at which it may become another one if nothing is read.</summary>
    public static IEnumerable<DateTimeOffset> Turns(Workflow workflow, FreshnessNow now, DateTimeOffset from, DateTimeOffset until) =>
        Turns(workflow, now).Where(turn => turn > from && turn <= until).Distinct().Order();

    /// <summary>The first moment after this one at which it may become another one if nothing is read.</summary>
    public static DateTimeOffset NextTurn(Workflow workflow, FreshnessNow now, DateTimeOffset after) =>
        Turns(workflow, now).Where(turn => turn > after).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();

    static IEnumerable<DateTimeOffset> Turns(Workflow workflow, FreshnessNow now) => workflow.Needs
        .SelectMany(need => Bringing(need, now))
        .SelectMany(bringing => new[] { After(bringing.Limits.ExpectedBy), After(bringing.Limits.StaleAfter) })
        .Append(workflow.OverrideAt).Append(workflow.OverrideUntil)
        .OfType<DateTimeOffset>();

    static DateTimeOffset? After(DateTimeOffset? limit) => limit < DateTimeOffset.MaxValue ? limit.Value.AddTicks(TimeSpan.TicksPerMicrosecond) : null;

    /// <summary>What it depends on that will be stale at times although everything runs when it is due.</summary>
    public static IEnumerable<CannotBeMet> CannotBeMet(IEnumerable<Need> needs, FreshnessNow now, DateTimeOffset at) =>
        from need in needs
        where need.Tolerance is not null
        let first = now.Bringing(need.Entity, need.Field)
            .Select(stream => (stream.Plan, Shortfall: PromiseCheck.Of(stream.Plan.PromiseOf(need.Field) with { Tolerance = need.Tolerance }, need.Field, stream.Facts, at)))
            .FirstOrDefault(found => found.Shortfall is not null)
        where first.Shortfall is not null
        select new CannotBeMet(need, first.Plan, first.Shortfall);

    static WatchedStream? Standing(Need need, WatchedStream? stream, FreshnessNow now, DateTimeOffset at) =>
        stream is null || need.Field is null || StandIn.Of(now, stream, need.Field, at) is not { Serves: true } found ? null : found.Named;

    /// <summary>A field is as fresh as the worst of the streams that bring it, also while another one stands in for the worst.</summary>
    static IEnumerable<(WatchedStream? Stream, Limits Limits)> Bringing(Need need, FreshnessNow now)
    {
        var any = false;
        foreach (var stream in now.Bringing(need.Entity, need.Field))
        {
            any = true;
            if (need.Field is not null || stream.Plan.Promises.Count == 0)
            {
                yield return (stream, Of(stream, need.Field));
                continue;
            }

            // All that is known of it is as fresh as its worst field.
            foreach (var field in stream.Plan.Promises.Keys.Prepend(null)) yield return (stream, Of(stream, field));
        }

        if (!any) yield return (null, Limits.NothingBringsIt);

        Limits Of(WatchedStream stream, string? field) => need.Tolerance is { } tolerance ? stream.Of(field, tolerance) : stream.Of(field);
    }
}
