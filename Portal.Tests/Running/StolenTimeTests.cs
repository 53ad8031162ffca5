namespace Portal.Tests.Running;

public sealed class StolenTimeTests
{
    [Theory]
    [InlineData(0, 100, 2, 0)]
    [InlineData(1, 100, 2, 0)]
    [InlineData(3, 100, 2, .1)]
    [InlineData(21, 100, 2, 1)]
    [InlineData(90, 100, 2, 1)]
    [InlineData(5, 0, 2, 0)]
    public void A_share_is_of_all_processors_and_one_tick_alone_is_none(long ticks, int ms, int processors, double share) =>
        Assert.Equal(share, StolenTime.Share(ticks, TimeSpan.FromMilliseconds(ms), processors), 6);

    [Fact]
    public void The_kernel_tells_how_much_was_taken() => Assert.InRange(StolenTime.Begin().Share(), 0, 1);
}
