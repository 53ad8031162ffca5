using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.SampleCompany;

namespace Portal.Tests.Deep.KillPulls;

/// <summary>A sample of deep/run kill-pull.</summary>
public sealed class KillPullTests
{
    const int Kills = 5, Seed = 5, Records = 8_000;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_pull_that_is_killed_again_and_again_ends_as_the_source_is(DatabaseKind kind)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var company = await SampleStage.Start(KillPull.Company(Records));
        await using var storage = await TestStorage.New(kind);
        var round = new KillPullRound(storage, company, new Random(Seed), Records);

        for (var kill = 0; kill < Kills; kill++) await round.Kill(stop);
        await round.Hold(stop);

        Assert.Empty(round.Troubles);
        Assert.Equal((0, 0, true), (round.Lost, round.Doubled, round.IsIdentical));
        Assert.True(round.Events >= Records, $"Only {round.Events} events.");
    }
}
