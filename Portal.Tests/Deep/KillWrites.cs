using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Deep;

/// <summary>kill -9 while writing: what was confirmed is there with its audit entry, and nothing is there by half.</summary>
sealed class KillWrites : IDeepRun
{
    const int Kills = 50;

    public string Name => "kill-writes";

    public string Help => "Kills a writing portal 50 times on each database (--kills N) and holds what is there against what was confirmed.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        var kills = context.Number("kills", Kills);
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var storage = await TestStorage.New(kind);
            var round = new KillWritesRound(storage, new Random(context.Seed));
            for (var kill = 1; kill <= kills; kill++)
            {
                await round.Run(stop);
                NamedRunContext.Progress($"{kind} kill {kill}: {round.Confirmed} changes confirmed so far");
            }

            foreach (var trouble in round.Lost.Concat(round.Apart).Concat(round.Damage)) NamedRunContext.Progress(trouble);
            var key = $"kill_writes.{kind.ToString().ToLowerInvariant()}";
            context.Result($"{key}.kills", kills);
            context.Result($"{key}.confirmed", round.Confirmed, round.Confirmed > kills, "more than one change a kill");
            context.Result($"{key}.lost", round.Lost.Count, round.Lost.Count == 0, "0");
            context.Result($"{key}.apart", round.Apart.Count, round.Apart.Count == 0, "0");
            if (kind == DatabaseKind.Sqlite) context.Result($"{key}.damaged", round.Damage.Count, round.Damage.Count == 0, "0");
        }
    }
}
