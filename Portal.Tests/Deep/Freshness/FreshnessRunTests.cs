using Portal.Engine.Freshness;
using Portal.Tests.Deep.Freshness.Checking;

namespace Portal.Tests.Deep.Freshness;

/// <summary>A sample of deep/run freshness.</summary>
public sealed class FreshnessRunTests
{
    const int Hours = 20_000, Seed = 4;

    [Fact]
    public async Task No_verdict_is_wrong_in_worlds_that_are_the_same_each_time()
    {
        var said = (await NoneIsWrong(Seed)).Said.Keys;

        // What no stream brings is not in a stream.
        Assert.Empty(Enum.GetValues<Reason>().Except(said).Except([Reason.NothingBringsIt]));
    }

    [Fact]
    public Task No_verdict_is_wrong_in_worlds_that_nobody_saw_before() => NoneIsWrong(Random.Shared.Next());

    static async Task<Comparison> NoneIsWrong(int seed)
    {
        var compared = await FreshnessRun.Run(seed, Hours, TestContext.Current.CancellationToken);

        Assert.True(compared.Wrong == 0, $"{compared.Wrong} of {compared.Checked} are wrong with --seed {seed}:\n{string.Join("\n", compared.Wrongs)}");
        Assert.True(compared.StreamHours >= Hours);
        return compared;
    }
}
