using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Deep.Races;

/// <summary>Everything that may happen at the same time, many times over: nothing is lost, nothing doubled, and the newer wins.</summary>
sealed class Races : IDeepRun
{
    const int Rounds = 150;

    public static IReadOnlyList<IRace> All { get; } = [new Fencing(), new SameKeys(), new Followers()];

    public string Name => "races";

    public string Help => "Paused runners, two feeds of the same keys, rows that change while they are paged, followers: 150 rounds of each on each database (--rounds N).";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        var rounds = context.Number("rounds", Rounds);
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            var found = new Findings();
            foreach (var race in All)
            {
                found.Add(await Run(race, kind, rounds, context.Seed, stop));
                NamedRunContext.Progress($"{kind} {race.GetType().Name}: {rounds} rounds");
            }

            foreach (var by in Enum.GetValues<PagedBy>())
            {
                found.Add(await PagedWhileChanged.Run(kind, by, PagedRounds(rounds), context.Seed, stop));
                NamedRunContext.Progress($"{kind} {nameof(PagedWhileChanged)} {by}: {PagedRounds(rounds)} rounds");
            }

            foreach (var trouble in found.Lost.Concat(found.Doubled).Concat(found.OlderWon)) NamedRunContext.Progress(trouble);
            var key = $"races.{kind.ToString().ToLowerInvariant()}";
            context.Result($"{key}.rounds", (rounds * All.Count) + (PagedRounds(rounds) * Enum.GetValues<PagedBy>().Length));
            context.Result($"{key}.lost", found.Lost.Count, found.Lost.Count == 0, "0");
            context.Result($"{key}.doubled", found.Doubled.Count, found.Doubled.Count == 0, "0");
            context.Result($"{key}.older_won", found.OlderWon.Count, found.OlderWon.Count == 0, "0");
            context.Result($"{key}.fenced", found.Fenced, found.Fenced >= rounds, "at least one a round of fencing");
        }
    }

    /// <summary>A round of these is five or six runs.</summary>
    static int PagedRounds(int rounds) => (rounds + 9) / 10;

    public static async Task<Findings> Run(IRace race, DatabaseKind kind, int rounds, int seed, CancellationToken stop)
    {
        await using var ground = await RaceGround.Open(kind);
        var random = new Random(seed);
        for (var round = 0; round < rounds; round++) await race.Round(ground, random, stop);
        await ground.HoldRebuild(stop);
        return ground.Findings;
    }
}
