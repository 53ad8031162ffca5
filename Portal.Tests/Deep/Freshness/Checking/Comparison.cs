using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows.Gates;
using Portal.Tests.Deep.Freshness.Oracles;
using Portal.Tests.Deep.Freshness.Worlds;

namespace Portal.Tests.Deep.Freshness.Checking;

/// <summary>Holds what is checked against the oracle, over whole worlds.</summary>
sealed class Comparison(int seed, IChecked told)
{
    const int MostOfAKind = 2, LastHappenings = 12, GatesAt = 5;

    static readonly TimeSpan Tick = TimeSpan.FromMicroseconds(1), Second = TimeSpan.FromSeconds(1);

    public double StreamHours { get; private set; }

    public long Checked { get; private set; }

    /// <summary>How often a gate was held against the oracle.</summary>
    public long Gated { get; private set; }

    public long Wrong => WrongOf.Values.Sum();

    /// <summary>By what is wrong.</summary>
    public SortedDictionary<string, long> WrongOf { get; } = [];

    /// <summary>How often the oracle said what, so that it shows when a world tries too little.</summary>
    public Dictionary<Reason, long> Said { get; } = [];

    /// <summary>The first wrong ones of each kind, with all that it takes to see them again.</summary>
    public List<string> Wrongs { get; } = [];

    /// <param name="world">Whose lives are gone through.</param>
    /// <param name="hours">No life is begun after so many stream-hours in all.</param>
    /// <param name="stop">Gives up.</param>
    public async Task Run(World world, double hours, CancellationToken stop)
    {
        var oracle = new Oracle(world);
        foreach (var life in world.Lives())
        {
            if (StreamHours >= hours) break;
            if (told.Livable(life) is not { } stream) continue;
            stop.ThrowIfCancellationRequested();
            var chance = new Chance(seed, world.Number, stream.Number, 0);
            var workflow = GateOracle.Of(stream, new Chance(seed, world.Number, stream.Number, 1));
            for (var i = 0; i < stream.History.Count; i++)
            {
                var happening = stream.History[i];
                await told.Happen(stream, happening, stop);
                var known = await told.Know(stream, stop);
                var standings = oracle.After(stream, i + 1, told.Number);
                var until = i + 1 < stream.History.Count ? stream.History[i + 1].When.Really : stream.To;
                for (var subject = 0; subject < standings.Count; subject++)
                {
                    var one = new Compared(stream, subject, i, standings[subject], known[subject], oracle.Horizon);
                    Compare(one, happening.When.At, happening.When.At + (until - happening.When.Really), chance);
                }

                // A gate says no more than the verdicts it is made of, so some of the time is enough.
                if (chance.OneIn(GatesAt)) Gates(new Compared(stream, 0, i, standings[0], known[0], oracle.Horizon), workflow, standings, await told.Now(stream, stop), happening.When.At, chance);
            }

            StreamHours += stream.Hours;
        }
    }

    void Compare(Compared one, DateTimeOffset from, DateTimeOffset to, Chance chance)
    {
        Hold(one, from, "verified-at", one.Oracle.VerifiedAt, one.Known.VerifiedAt);
        Hold(one, from, "expected-by", one.Oracle.ExpectedBy, one.Seen(one.Known.ExpectedBy));
        Hold(one, from, "stale-after", one.Oracle.StaleAfter, one.Seen(one.Known.StaleAfter));
        var between = chance.Between(from, to);
        foreach (var moment in (ReadOnlySpan<DateTimeOffset>)[from - Second, from, from + Second, between, to - Second, to, to + Second, to + chance.Between(TimeSpan.Zero, TimeSpan.FromDays(40))])
            Verdict(one, moment);
        foreach (var limit in (ReadOnlySpan<DateTimeOffset?>)[one.Oracle.ExpectedBy, one.Oracle.StaleAfter, one.Known.ExpectedBy, one.Known.StaleAfter])
        {
            if (limit is not { } at || at >= one.Horizon - Second) continue;
            foreach (var moment in (ReadOnlySpan<DateTimeOffset>)[at - Tick, at, at + Tick, at + Second]) Verdict(one, moment);
        }

        Change(one, from, chance);
        Change(one, between, chance);
    }

    void Verdict(Compared one, DateTimeOffset moment)
    {
        var expected = one.Oracle.At(moment);
        Said[expected.Reason] = Said.GetValueOrDefault(expected.Reason) + 1;
        Hold(one, moment, "verdict", expected, one.Known.At(moment));
    }

    /// <summary>What the gate of a workflow that depends on the stream says, around each moment at which it may turn.</summary>
    void Gates(Compared one, GateOracle workflow, IReadOnlyList<Standing> standings, FreshnessNow now, DateTimeOffset from, Chance chance)
    {
        var limits = standings.Take(2).SelectMany(standing => new[] { standing.ExpectedBy, standing.StaleAfter }).Append(workflow.Workflow.OverrideUntil).OfType<DateTimeOffset>();
        var moments = limits.Where(limit => limit < one.Horizon - Second).SelectMany(limit => new[] { limit, limit + Tick }).Append(from).Append(from + chance.Between(TimeSpan.Zero, TimeSpan.FromDays(20)));
        foreach (var moment in moments)
        {
            var gate = Gate.At(workflow.Workflow, now, moment);
            Gated++;
            Hold(one, moment, "gate", workflow.At(standings, moment), (gate.Says, gate.Fresh, gate.IsOverridden));
        }

        // Between two turns it says the same.
        var turns = Gate.Turns(workflow.Workflow, now, from, one.Horizon - Second).Prepend(from).ToArray();
        foreach (var (turn, next) in turns.Zip(turns.Skip(1).Append(one.Horizon - Second)))
        {
            if (turn < next) Hold(one, turn, "gate between two turns", workflow.At(standings, turn), workflow.At(standings, chance.Between(turn, next - Tick)));
        }
    }

    /// <summary>Until the next change all stays as it is; just after it, it is another.</summary>
    void Change(Compared one, DateTimeOffset now, Chance chance)
    {
        var before = one.Oracle.At(now);
        if (one.Seen(one.Known.NextChange(now)) is { } change && change != Standing.Far)
        {
            Hold(one, now, "the next change is to come", true, change >= now);
            foreach (var moment in (ReadOnlySpan<DateTimeOffset>)[chance.Between(now, change), change]) Hold(one, moment, "no change before the next change", before, one.Oracle.At(moment));
            Hold(one, now, "a change after the next change", true, one.Oracle.At(change + Tick) != before);
            return;
        }

        foreach (var limit in (ReadOnlySpan<DateTimeOffset?>)[one.Oracle.ExpectedBy, one.Oracle.StaleAfter, one.Horizon - Second])
        {
            if (limit >= now && limit < one.Horizon) Hold(one, now, "no change where none was foretold", before, one.Oracle.At(limit.Value + Tick));
        }
    }

    void Hold<T>(Compared one, DateTimeOffset moment, string what, T expected, T got)
    {
        Checked++;
        if (EqualityComparer<T>.Default.Equals(expected, got)) return;
        var many = WrongOf[what] = WrongOf.GetValueOrDefault(what) + 1;
        if (many <= MostOfAKind) Wrongs.Add(Written(one, moment, what, $"{Written(expected)}", $"{Written(got)}"));
    }

    static string? Written<T>(T value) => value is DateTimeOffset at ? at.ToString("O") : value?.ToString();

    string Written(Compared one, DateTimeOffset moment, string what, string expected, string got) =>
        $"""
        WRONG {what}: expected {expected}, got {got}
          again: deep/run freshness --seed {seed} --world {one.Stream.World}
          stream {one.Stream.Number}, {one.Subject.Name}, after happening {one.Happening}, at {moment:O}
          promised: {one.Subject.Promised}
          oracle: verified-at={one.Oracle.VerifiedAt:O} expected-by={one.Oracle.ExpectedBy:O} stale-after={one.Oracle.StaleAfter:O}
          product: verified-at={one.Known.VerifiedAt:O} expected-by={one.Known.ExpectedBy:O} stale-after={one.Known.StaleAfter:O} next={one.Known.NextChange(moment):O}
          committed:
            {told.Committed(one.Stream)}
          last happenings:
            {string.Join("\n    ", one.Stream.History.Take(one.Happening + 1).TakeLast(LastHappenings))}
        """;
}
