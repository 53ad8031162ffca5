using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.SampleCompany;
using Portal.Web.SampleCompany;

namespace Portal.Tests.Deep.KillPulls;

/// <summary>kill -9 while pulling: in the end the store is as the source, no event stands twice, and the log makes the same records.</summary>
sealed class KillPull : IDeepRun
{
    const int Kills = 100, Records = 200_000;

    public string Name => "kill-pull";

    public string Help => "Kills a pull of 200,000 records 100 times on each database (--kills N, --records N) and holds the store against the source.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var company = await SampleStage.Start(Company(context.Number("records", Records)));
            await using var storage = await TestStorage.New(kind);
            var round = new KillPullRound(storage, company, new Random(context.Seed), context.Number("records", Records));
            for (var kill = 1; kill <= context.Number("kills", Kills); kill++)
            {
                await round.Kill(stop);
                if (kill % 10 == 0) NamedRunContext.Progress($"{kind}: {kill} kills");
            }

            await round.Hold(stop);
            foreach (var trouble in round.Troubles) NamedRunContext.Progress(trouble);
            var key = $"kill_pull.{kind.ToString().ToLowerInvariant()}";
            context.Result($"{key}.kills", round.Kills);
            context.Result($"{key}.events", round.Events);
            context.Result($"{key}.lost", round.Lost, round.Lost == 0, "0");
            context.Result($"{key}.doubled", round.Doubled, round.Doubled == 0, "0");
            context.Result($"{key}.rebuild", round.IsIdentical ? "identical" : "different", round.IsIdentical, "identical");
            context.Result($"{key}.troubles", round.Troubles.Count, round.Troubles.Count == 0, "0");
        }
    }

    /// <summary>It changes some thousand records between two kills.</summary>
    public static SampleCompanyOptions Company(int records) => new() { Contacts = records, Companies = 50, Deals = 1, Tickets = 1, Invoices = 1, LoginDays = 1, Pace = Math.Clamp(records / 400, 1, 500) };
}
