using Portal.Engine.Freshness;
using Portal.Engine.Workflows;
using Portal.Tests.Deep.Freshness.Worlds;

namespace Portal.Tests.Deep.Freshness.Oracles;

/// <summary>A workflow that depends on what a stream brings, and what its gate is to say by the words of docs/workflows.md.</summary>
sealed class GateOracle
{
    /// <summary>What the stream brings: a field as promised for all, and one with a promise of its own.</summary>
    public const string AsAll = "value", Own = "field";

    const long Entity = 1;

    GateOracle(Workflow workflow) => Workflow = workflow;

    public Workflow Workflow { get; }

    public static GateOracle Of(WorldStream stream, Chance chance)
    {
        Need[] needs = [Some(chance, AsAll), Some(chance, Own), Some(chance, null), Some(chance, "nowhere")];
        var workflow = new Workflow { Id = 1, Name = "w", Label = "W", Needs = [.. needs.Where(_ => !chance.OneIn(3)).DefaultIfEmpty(needs[0])], CreatedAt = stream.From };
        if (!chance.OneIn(3)) return new GateOracle(workflow);
        workflow.OverrideAt = chance.Between(stream.From, stream.To);
        workflow.OverrideUntil = workflow.OverrideAt + chance.Spread(TimeSpan.FromMinutes(1), TimeSpan.FromDays(20));
        return new GateOracle(workflow);
    }

    public (Reaction Says, int Fresh, bool IsOverridden) At(IReadOnlyList<Standing> standings, DateTimeOffset now)
    {
        var (says, fresh) = (Reaction.Run, 0);
        foreach (var need in Workflow.Needs)
        {
            var verdicts = Verdicts(need.Field, standings, now);
            if (verdicts.All(verdict => verdict == Verdict.Fresh)) fresh++;
            foreach (var verdict in verdicts)
            {
                if (!need.Optional && To(need, verdict) > says) says = To(need, verdict);
            }
        }

        var isOverridden = says > Reaction.Run && Workflow.OverrideAt <= now && now < Workflow.OverrideUntil;
        return (isOverridden ? Reaction.Run : says, fresh, isOverridden);
    }

    static Need Some(Chance chance, string? field) => new(Entity, field)
    {
        OnStale = chance.Pick(Reaction.Pause, Reaction.Pause, Reaction.Flag, Reaction.Run),
        OnLate = chance.Pick(Reaction.Flag, Reaction.Flag, Reaction.Pause, Reaction.Run),
        OnUnknown = chance.Pick(Reaction.Flag, Reaction.Flag, Reaction.Pause, Reaction.Run),
        Optional = chance.OneIn(5),
    };

    static Verdict[] Verdicts(string? field, IReadOnlyList<Standing> standings, DateTimeOffset now) => field switch
    {
        AsAll => [standings[0].At(now).Verdict],
        Own => [standings[1].At(now).Verdict],
        null => [standings[0].At(now).Verdict, standings[1].At(now).Verdict],
        _ => [Verdict.Unknown],
    };

    static Reaction To(Need need, Verdict verdict)
    {
        if (verdict == Verdict.Fresh) return Reaction.Run;
        if (verdict == Verdict.Stale) return need.OnStale;
        return verdict == Verdict.Late ? need.OnLate : need.OnUnknown;
    }
}
