using Portal.Engine.Freshness;
using Portal.Engine.Persistence;
using Portal.Tests.Deep.Freshness.Checking;
using Portal.Tests.Running;

namespace Portal.Tests.Deep.Freshness;

/// <summary>A sample of deep/run freshness.</summary>
public sealed class FreshnessRunTests
{
    const int Hours = 20_000, ProductHours = 300, Seed = 4;

    [Fact]
    public async Task No_verdict_is_wrong_in_worlds_that_are_the_same_each_time()
    {
        var said = (await NoneIsWrong(Seed, Hours, new PureCore())).Said.Keys;

        // What no stream brings is not in a stream.
        Assert.Empty(Enum.GetValues<Reason>().Except(said).Except([Reason.NothingBringsIt]));
    }

    [Fact]
    public Task No_verdict_is_wrong_in_worlds_that_nobody_saw_before() => NoneIsWrong(Random.Shared.Next(), Hours, new PureCore());

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_product_with_its_database_says_the_same(DatabaseKind kind)
    {
        await using var product = await WholeProduct.Open(kind, TestContext.Current.CancellationToken);
        await NoneIsWrong(Random.Shared.Next(), ProductHours, product);
    }

    static async Task<Comparison> NoneIsWrong(int seed, int hours, IChecked told)
    {
        var compared = await FreshnessRun.Run(seed, hours, told, TestContext.Current.CancellationToken);

        Assert.True(compared.Wrong == 0, $"{compared.Wrong} of {compared.Checked} are wrong with --seed {seed}:\n{string.Join("\n", compared.Wrongs)}");
        Assert.True(compared.StreamHours >= hours);
        return compared;
    }
}
