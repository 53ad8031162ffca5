using Portal.Engine.Calendars;
using Portal.Engine.Freshness.History;
using Portal.Web.Features.Freshness;
using static Portal.Tests.Engine.Freshness.Streams;

namespace Portal.Tests.Web.Features.Freshness;

public sealed class PastTests
{
    [Fact]
    public void A_stream_that_is_read_for_the_first_time_is_counted_from_then_on()
    {
        var past = Of([new(Noon.AddDays(-3), NeverVerified), new(Noon.AddDays(-2), Fresh)], Noon.AddDays(-2));

        Assert.Equal((1, Noon.AddDays(-2)), (past.Share, past.Since));
        Assert.Equal([null, 1, 1, 1], past.Days.TakeLast(4).Select(day => day.Share));
    }

    [Fact]
    public void A_stream_that_was_cleared_was_not_fresh_until_it_was_read_again_however_long_ago_it_was_read_first()
    {
        var past = Of([new(Noon.AddHours(-60), NeverVerified), new(Noon.AddHours(-12), Fresh)], Noon.AddDays(-365));

        Assert.Equal([0, 0, 1], past.Days.TakeLast(3).Select(day => day.Share));
        Assert.InRange(past.Share!.Value, 0.199, 0.201);
    }

    [Fact]
    public void A_stream_that_was_never_read_was_not_fresh()
    {
        var past = Of([new(Noon.AddDays(-3), NeverVerified)], null);

        Assert.Equal((0, Noon.AddDays(-3)), (past.Share, past.Since));
        Assert.Same(Past.Nothing, Of([], null));
    }

    static Past Of(IReadOnlyList<Told> told, DateTimeOffset? first) => Past.Of(told, first, WorkingTime.Always, Noon, TimeZoneInfo.Utc);
}
