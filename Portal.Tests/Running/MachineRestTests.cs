namespace Portal.Tests.Running;

public sealed class MachineRestTests
{
    [Theory]
    [InlineData(20, 0, true)]
    [InlineData(17, 3, true)]
    [InlineData(16, 4, false)]
    [InlineData(0, 20, false)]
    public void It_rests_when_next_to_nothing_was_done(long idle, long busy, bool rests) =>
        Assert.Equal(rests, MachineRest.IsResting([100, 5, 50, 1000, 10, 1, 1, 30], [100 + busy, 5, 50, 1000 + idle, 10, 1, 1, 30]));

    [Fact]
    public void What_waits_for_a_disk_or_is_given_to_others_is_told_apart()
    {
        Assert.True(MachineRest.IsResting(new long[8], [0, 0, 0, 0, 20, 0, 0, 0]));
        Assert.False(MachineRest.IsResting(new long[8], [0, 0, 0, 0, 0, 0, 0, 20]));
    }
}
