using Portal.Tests.Web.Features.Api.Mcp;
using Portal.Web.Features.Data.Happenings;

namespace Portal.Tests.Web.Features.Data.Happenings;

public sealed class HappeningCountsTests
{
    [Fact]
    public async Task They_are_counted_once_for_all_who_look_and_anew_no_more_often_than_twice_a_minute()
    {
        await using var house = await McpHouse.Open();
        var counts = house.Get<HappeningCounts>();
        var (told, from) = (0, house.Clock.GetUtcNow().AddDays(-1));
        using var watching = counts.Watch(() => told++);
        var first = Ask();
        Assert.Same(first, Ask());
        Assert.Equal(2, (await first).Value.Count);

        await Happens("l3");
        Assert.Equal(1, told);
        var second = Ask();
        Assert.NotSame(first, second);
        await Happens("l4");
        Assert.Equal(1, told);
        Assert.Same(second, Ask());

        house.Clock.Advance(HappeningCounts.Pace);
        Assert.Equal(2, told);
        Assert.Equal(4, (await Ask()).Value.Count);

        Task<Portal.Engine.Outcome<Portal.Engine.Data.Answers.Summary>> Ask() => counts.Of("login", TimeZoneInfo.Utc, from, 14);

        async Task Happens(string key)
        {
            await house.Bring("login", (key, """{"person":"Cleo","page":"start"}"""));
            house.Clock.Advance(TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public async Task While_nobody_watches_nothing_is_kept_that_could_grow_old()
    {
        await using var house = await McpHouse.Open();
        var (counts, from) = (house.Get<HappeningCounts>(), house.Clock.GetUtcNow().AddDays(-1));
        counts.Watch(() => { }).Dispose();

        Assert.NotSame(counts.Of("login", TimeZoneInfo.Utc, from, 14), counts.Of("login", TimeZoneInfo.Utc, from, 14));
    }
}
