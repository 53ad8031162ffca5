using Portal.Engine.Resilience;
using Portal.Engine.Store;
using Portal.Engine.Store.Sealing;
using Portal.Engine.Sync.Runs;

namespace Portal.Tests.Engine.Sync;

/// <summary>What a refusal makes of a run.</summary>
public sealed class RunEndTests
{
    [Theory]
    [InlineData(Who.Nobody)]
    [InlineData(Who.Owner)]
    [InlineData(Who.Source)]
    [InlineData(Who.Us)]
    public void A_failure_is_told_with_who_must_act_and_until_when_it_is_of_no_use_to_try(Who who)
    {
        var until = DateTimeOffset.UnixEpoch.AddHours(1);

        Assert.Equal(new RunEnd(RunState.Failed, "It is so.", who, until), RunEnd.Of(new Failure(who, "It is so.", until)));
    }

    [Fact]
    public void Nobody_must_act_where_another_run_goes_on() =>
        Assert.Equal(new RunEnd(RunState.Overtaken, new Overtaken().Message), RunEnd.Of(new Overtaken()));

    [Fact]
    public void What_names_nobody_is_for_the_owner() =>
        Assert.Equal(new RunEnd(RunState.Failed, new SealBroken("a record").Message, Who.Owner), RunEnd.Of(new SealBroken("a record")));
}
