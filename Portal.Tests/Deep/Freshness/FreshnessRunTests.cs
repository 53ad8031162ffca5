using Portal.Engine.Freshness;

namespace Portal.Tests.Deep.Freshness;

/// <summary>A sample of deep/run freshness.</summary>
public sealed class FreshnessRunTests
{
    const int Hours = 20_000, Seed = 4;

    [Fact]
    public Task No_verdict_is_wrong_in_worlds_that_are_the_same_each_time() => NoneIsWrong(Seed);

    [Fact]
    public Task No_verdict_is_wrong_in_worlds_that_nobody_saw_before() => NoneIsWrong(Random.Shared.Next());

    static async Task NoneIsWrong(int seed)
    {
        var compared = await FreshnessRun.Run(seed, Hours, TestContext.Current.CancellationToken);

        Assert.True(compared.Wrong == 0, $"{compared.Wrong} of {compared.Checked} are wrong with --seed {seed}:\n{string.Join("\n", compared.Wrongs)}");
        Assert.True(compared.StreamHours >= Hours);
        // What no stream brings is not in a stream.
        var unsaid = Enum.GetValues<Reason>().Except(compared.Said.Keys).Except([Reason.NothingBringsIt]);
        Assert.True(!unsaid.Any(), $"With --seed {seed} it never came to {string.Join(", ", unsaid)}.");
    }
}
