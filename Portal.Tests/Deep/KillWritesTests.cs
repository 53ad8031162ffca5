using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Deep;

/// <summary>A sample of deep/run kill-writes.</summary>
public sealed class KillWritesTests
{
    const int Kills = 3, Seed = 3;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_confirmed_outlives_a_kill_with_its_audit_entry(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        var round = new KillWritesRound(storage, new Random(Seed));

        for (var kill = 0; kill < Kills; kill++) await round.Run(TestContext.Current.CancellationToken);

        Assert.Empty(round.Lost);
        Assert.Empty(round.Apart);
        Assert.Empty(round.Damage);
        Assert.True(round.Confirmed > Kills, $"Only {round.Confirmed} changes were confirmed.");
    }
}
